// The canonical names of the entities that articles call by a name, or that are known by it.
MATCH (e)-[:KNOWN_AS]->(n:Name)
WHERE n.text = $name OR n.folded = toLower($name) OR e.name = $name
RETURN e.name AS name ORDER BY name
UNION
MATCH (e:Person|Organization|Model|Product|Work|Place)
WHERE any(alias IN e.aliases WHERE toLower(alias) = toLower($name))
RETURN e.name AS name ORDER BY name
