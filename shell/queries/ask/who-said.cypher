// who-said: what others say about someone or something, the latest first
// about NAME: the person, company, model or other entity
// by NAME = null: only what this speaker says
// kind TEXT = null: only claims of this kind: fact, figure, prediction, opinion, plan
// limit NUMBER = 20: how many
MATCH (c:Claim)-[:ABOUT]->({name: $about})
MATCH (c)-[:STATED_IN]->(a:Article)
OPTIONAL MATCH (c)-[:MADE_BY]->(s)
WITH DISTINCT c, a, s
WHERE c.speaker <> 'author' AND ($by IS NULL OR s.name = $by) AND ($kind IS NULL OR c.kind = $kind)
RETURN coalesce(s.name, c.speaker) AS speaker, c.said_on AS said_on, c.kind AS kind, c.text AS claim,
       coalesce(a.title, a.source) AS article
ORDER BY said_on IS NULL, said_on DESC, article, c.start
LIMIT $limit
