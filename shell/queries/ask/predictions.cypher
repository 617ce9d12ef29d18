// predictions: what is predicted, and by whom, the latest first
// about NAME = null: only about this
// by NAME = null: only by this speaker
// limit NUMBER = 20: how many
MATCH (c:Claim {kind: 'prediction'})-[:STATED_IN]->(a:Article)
WHERE $about IS NULL OR EXISTS { (c)-[:ABOUT]->({name: $about}) }
OPTIONAL MATCH (c)-[:MADE_BY]->(s)
WITH c, a, s WHERE $by IS NULL OR s.name = $by
RETURN CASE c.speaker WHEN 'author' THEN coalesce(a.author, 'author') ELSE coalesce(s.name, c.speaker) END AS speaker,
       c.said_on AS said_on, c.text AS claim, coalesce(a.title, a.source) AS article
ORDER BY said_on IS NULL, said_on DESC, article, c.start
LIMIT $limit
