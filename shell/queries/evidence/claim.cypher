// The sentence of each claim, what it is about marked. $elements: ids of claims.
UNWIND $elements AS element
MATCH (c:Claim) WHERE id(c) = element
MATCH (c)-[:STATED_IN]->(a:Article)
OPTIONAL MATCH (c)-[t:ABOUT]->()
WITH element, c, a, t ORDER BY t.start
WITH element, c, a, collect(CASE WHEN t IS NOT NULL THEN [t.start - c.start, t.end - c.start] END) AS marks
RETURN element, coalesce(a.title, a.source) AS article, a.source AS source, c.said_on AS date,
       c.speaker AS speaker, c.verb AS verb, substring(a.text, c.start, c.end - c.start) AS words, marks
ORDER BY article, c.start
