// Entities with a name that holds the given one, or stands in it.
MATCH (e)-[:KNOWN_AS]->(n:Name)
WHERE n.folded CONTAINS toLower($name) OR (size(n.folded) > 1 AND toLower($name) CONTAINS n.folded)
RETURN e.name AS name, count(n) AS names ORDER BY names DESC, name LIMIT 5
