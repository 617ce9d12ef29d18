MATCH (x:A)-[q:R*1..2 {i: size(r)}]->(y), (a:$(['A']))-[r:R*1..2]->(b) RETURN size(r), [k IN q | k.i] -- not a comment
