CALL db.labels() YIELD label AS l WHERE l STARTS WITH 'A' UNWIND [l] AS x LOAD CSV WITH HEADERS FROM 'file:///a.csv' AS row RETURN x, row
