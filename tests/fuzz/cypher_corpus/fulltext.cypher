CREATE FULLTEXT INDEX t FOR (n:A|B) ON EACH [n.title, n.text]
