// A whole graph, as far as a picture can show it. Of an article graph, what is named and what joins it: claims, facts
// and names stand behind that.
MATCH (n) WHERE NOT (n:Claim OR n:Fact OR n:Name)
RETURN n LIMIT 2001
