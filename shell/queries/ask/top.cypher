// top: who and what the articles are about most
// kind TEXT = null: only of this label: Person, Company, Model, …
// limit NUMBER = 20: how many
MATCH (a:Article)-[m:MENTIONS]->(e)
WHERE $kind IS NULL OR $kind IN labels(e)
RETURN e.name AS name, labels(e)[0] AS kind, count(a) AS articles, sum(m.count) AS mentions
ORDER BY articles DESC, mentions DESC, name
LIMIT $limit
