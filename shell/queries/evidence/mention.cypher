// Where each article mentions an entity for the first time. $elements: ids of MENTIONS relationships.
UNWIND $elements AS element
MATCH (a:Article)-[m:MENTIONS]->() WHERE id(m) = element
WITH element, a, m.spans[0] AS start, m.spans[1] AS end_
WITH element, a, start, end_, CASE WHEN start > 160 THEN start - 160 ELSE 0 END AS begin
RETURN element, coalesce(a.title, a.source) AS article, a.source AS source, a.published AS date,
       null AS speaker, null AS verb, substring(a.text, begin, end_ - begin + 160) AS words,
       [[start - begin, end_ - begin]] AS marks
ORDER BY date, article
