// The canonical names of the entities that bear a name.
MATCH (e)-[:KNOWN_AS]->(n:Name)
WHERE n.text = $name OR n.folded = toLower($name) OR e.name = $name
RETURN DISTINCT e.name AS name ORDER BY name
