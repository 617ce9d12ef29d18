// Where three articles mention each entity for the first time. $elements: ids of entities.
UNWIND $elements AS element
MATCH (a:Article)-[m:MENTIONS]->(e) WHERE id(e) = element
WITH element, a, m ORDER BY a.published, a.source
WITH element, collect({article: a, spans: m.spans})[..3] AS mentions
UNWIND mentions AS mention
WITH element, mention.article AS a, mention.spans[0] AS start, mention.spans[1] AS end_
WITH element, a, start, end_, CASE WHEN start > 160 THEN start - 160 ELSE 0 END AS begin
RETURN element, coalesce(a.title, a.source) AS article, a.source AS source, a.published AS date,
       null AS speaker, null AS verb, substring(a.text, begin, end_ - begin + 160) AS words,
       [[start - begin, end_ - begin]] AS marks
