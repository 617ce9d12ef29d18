// The names that begin as typed.
MATCH (n:Name) WHERE n.folded STARTS WITH toLower($typed)
RETURN n.text AS name ORDER BY size(name), name LIMIT 200
