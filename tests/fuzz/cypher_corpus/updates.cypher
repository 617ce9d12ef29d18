MERGE (a:A {x: 1})-[r:R]-(b) ON CREATE SET a.y = 1, b += {z: 2} ON MATCH SET a:B:C WITH a CREATE (a)-[:S]->(c {v: a.x}) FOREACH (i IN [1, 2] | SET c.w = i) REMOVE c.v, a:B DETACH DELETE c
