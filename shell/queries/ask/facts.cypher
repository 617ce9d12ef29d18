// facts: what is stated of someone or something
// of NAME: the person, company, model or other entity
MATCH ({name: $of})<-[:SUBJECT|OBJECT]-(f:Fact)
MATCH (x)<-[:SUBJECT]-(f)-[:OBJECT]->(y)
WITH DISTINCT f, x, y
MATCH (a:Article)-[:STATES]->(f)
RETURN x.name AS subject, f.type AS fact, y.name AS object, f.role AS role, f.status AS status,
       count(a) AS articles, min(a.published) AS first_stated
ORDER BY fact, articles DESC, subject, object
