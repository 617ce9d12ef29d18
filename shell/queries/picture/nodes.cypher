// Nodes by their ids.
UNWIND $ids AS wanted
MATCH (n) WHERE id(n) = wanted
RETURN n
