// The words by which an entity bears a name. $elements: {element, article, start, end} of KNOWN_AS relationships.
UNWIND $elements AS at
MATCH (a:Article {id: at.article})
WITH at, a, CASE WHEN at.start > 160 THEN at.start - 160 ELSE 0 END AS begin
RETURN at.element AS element, coalesce(a.title, a.source) AS article, a.source AS source,
       a.published AS date, null AS speaker, null AS verb,
       substring(a.text, begin, at.end - begin + 160) AS words, [[at.start - begin, at.end - begin]] AS marks
