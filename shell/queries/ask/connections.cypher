// connections: how two of them are connected, by the shortest chains of facts
// from NAME: the one
// to NAME: the other
// limit NUMBER = 10: how many chains
MATCH (a {name: $from}), (b {name: $to})
MATCH p = allShortestPaths((a)-[:WORKS_AT|FOUNDED|DEVELOPS|PART_OF|ACQUIRED|INVESTED_IN|PARTNERS_WITH|COMPETES_WITH|USES|AUTHORED|LOCATED_IN*..6]-(b))
RETURN length(p) AS steps, p AS connection,
       [r IN relationships(p) WHERE r.status IS NOT NULL | type(r) + ' ' + r.status] AS but,
       reduce(articles = 0, r IN relationships(p) | articles + r.count) AS articles
ORDER BY steps, articles DESC, [r IN relationships(p) | r.fact]
LIMIT $limit
