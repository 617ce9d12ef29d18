MATCH (n) OPTIONAL CALL (n) { MATCH (n)-[:R]->(m) RETURN m, count(*) AS c } OPTIONAL CALL db.labels() YIELD label WHERE label = m.s WITH n, m, label WHERE m IS NULL FINISH
