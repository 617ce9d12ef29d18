// who-is: kind, description, names and posts of someone or something
// name NAME: the person, company, model or other entity
MATCH (e {name: $name})
OPTIONAL MATCH (e)-[w:WORKS_AT]->(o)
WITH e, [post IN collect(trim(coalesce(w.role, '') + ' ' + o.name + coalesce(' (' + w.status + ')', ''))) WHERE post <> ''] AS posts
RETURN e.name AS name, labels(e) AS kind, e.description AS description, e.aliases AS also_known_as, posts,
       COUNT { (:Article)-[:MENTIONS]->(e) } AS articles, COUNT { (:Claim)-[:ABOUT]->(e) } AS claims_about,
       COUNT { (:Claim)-[:MADE_BY]->(e) } AS claims_by
