OPTIONAL MATCH p = SHORTEST 2 GROUPS (a:A) ((x)-[r:R]->(m)-[:S]-(y) WHERE x.i < y.i){0,3} (b WHERE b.i = a.i)-[q:R]->{1,2}(c:$any(['A', 'B'])) RETURN [n IN x | n.i], length(p), c.i
