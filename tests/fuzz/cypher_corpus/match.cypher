MATCH p = (a:A|B&!C {x: 1} WHERE a.y > 2)-[r:R|S*1..3 {w: $p}]->(b)<--(), (c)-->+(d) WHERE (a)-->(b) AND NOT b:D RETURN DISTINCT p, a.x AS x ORDER BY x DESC SKIP 1 LIMIT 2
