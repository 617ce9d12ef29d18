// timeline: what is said and stated about someone or something, by date
// of NAME: the person, company, model or other entity
// since DATE = "0001-01-01": only from this day on
MATCH (e {name: $of})
CALL (e) {
  MATCH (e)<-[:ABOUT]-(c:Claim)-[:STATED_IN]->(a:Article)
  WHERE c.speaker <> 'author'
  RETURN DISTINCT c.said_on AS date, c.kind AS what, c.speaker AS who, c.text AS text, a
  UNION
  MATCH (e)<-[:SUBJECT|OBJECT]-(f:Fact)<-[s:STATES]-(a:Article)
  MATCH (x)<-[:SUBJECT]-(f)-[:OBJECT]->(y)
  RETURN a.published AS date, f.type AS what, x.name + ' → ' + y.name AS who,
         substring(a.text, s.start, s.end - s.start) AS text, a
}
WITH date, what, who, text, coalesce(a.title, a.source) AS article
WHERE date >= date($since)
RETURN date, what, who, text, article
ORDER BY date, article, what, text
