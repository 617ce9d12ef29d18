MATCH (n) WITH n.x AS x, count(*) AS c, collect(DISTINCT n {.a, .*, b: 1}) AS l WHERE c > 1 RETURN *, x + sum(c) ORDER BY sum(c)
