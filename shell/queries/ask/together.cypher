// together: who and what is talked about together with someone or something
// with NAME: the person, company, model or other entity
// limit NUMBER = 20: how many
MATCH (c:Claim)-[:ABOUT]->({name: $with})
MATCH (c)-[:ABOUT]->(e) WHERE e.name <> $with
RETURN e.name AS name, labels(e)[0] AS kind, count(DISTINCT c) AS claims
ORDER BY claims DESC, name
LIMIT $limit
