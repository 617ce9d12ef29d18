// quotes: what someone says, word for word, the latest first
// by NAME: the speaker
// about NAME = null: only what is about this
// limit NUMBER = 20: how many
MATCH ({name: $by})<-[:MADE_BY]-(c:Claim {mode: 'direct'})-[:STATED_IN]->(a:Article)
WHERE $about IS NULL OR EXISTS { (c)-[:ABOUT]->({name: $about}) }
RETURN c.said_on AS said_on, c.kind AS kind, c.text AS claim, coalesce(a.title, a.source) AS article
ORDER BY said_on IS NULL, said_on DESC, article, c.start
LIMIT $limit
