// The words that state each fact, with what stands around them. $elements: ids of facts.
UNWIND $elements AS element
MATCH (a:Article)-[s:STATES]->(:Fact {id: element})
WITH element, a, s, CASE WHEN s.start > 160 THEN s.start - 160 ELSE 0 END AS begin
RETURN element, coalesce(a.title, a.source) AS article, a.source AS source, a.published AS date,
       null AS speaker, s.verb AS verb, substring(a.text, begin, s.end - begin + 160) AS words,
       [[s.start - begin, s.end - begin]] AS marks
ORDER BY date, article, s.start
