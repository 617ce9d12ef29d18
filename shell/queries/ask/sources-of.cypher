// sources-of: the articles and words that state a fact
// fact TEXT: the fact's id, or a part of `subject TYPE object`, as in 'FOUNDED OpenAI'
MATCH (x)<-[:SUBJECT]-(f:Fact)-[:OBJECT]->(y)
WITH f, x.name + ' ' + f.type + ' ' + y.name AS fact
WHERE f.id = $fact OR toLower(fact) CONTAINS toLower($fact)
MATCH (a:Article)-[s:STATES]->(f)
RETURN fact, a.published AS published, coalesce(a.title, a.source) AS article,
       substring(a.text, s.start, s.end - s.start) AS words
ORDER BY fact, published, article
