// The relationships between the given nodes.
UNWIND $ids AS wanted
MATCH (n) WHERE id(n) = wanted
MATCH (n)-[r]->(m) WHERE id(m) IN $ids
RETURN r
