MATCH q = (a) ((x)-[:R]->(y) WHERE x.v < y.v){1,4} (b), p = SHORTEST 2 (a)-[:R]->+(b) RETURN x, y, p, q
