// changed-mind: where a speaker affirms and denies things about the same one, on different days or in different articles
// speaker NAME: the speaker
// about NAME = null: only about this
// limit NUMBER = 20: how many pairs
MATCH (s {name: $speaker})<-[:MADE_BY]-(yes:Claim {polarity: 'affirmed'})-[:ABOUT]->(e)<-[:ABOUT]-(no:Claim {polarity: 'negated'})-[:MADE_BY]->(s)
WHERE $about IS NULL OR e.name = $about
MATCH (yes)-[:STATED_IN]->(a:Article), (no)-[:STATED_IN]->(b:Article)
WHERE a <> b OR yes.said_on <> no.said_on
WITH yes, no, a, b, collect(DISTINCT e.name) AS about
RETURN about, yes.text AS affirmed, yes.said_on AS affirmed_on, coalesce(a.title, a.source) AS affirmed_in,
       no.text AS denied, no.said_on AS denied_on, coalesce(b.title, b.source) AS denied_in
ORDER BY size(about) DESC, affirmed_on, denied_on, affirmed, denied
LIMIT $limit
