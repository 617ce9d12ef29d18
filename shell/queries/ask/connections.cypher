// connections: how two of them are connected: by the shortest chains of facts, or where there are none of claims
// from NAME: the one
// to NAME: the other
// limit NUMBER = 10: how many chains
MATCH (a {name: $from}), (b {name: $to})
CALL {
  WITH a, b
  MATCH p = allShortestPaths((a)-[:WORKS_AT|FOUNDED|DEVELOPS|PART_OF|ACQUIRED|INVESTED_IN|PARTNERS_WITH|COMPETES_WITH|USES|AUTHORED|LOCATED_IN*..6]-(b))
  RETURN p, 'facts' AS by
 UNION
  WITH a, b
  WHERE NOT EXISTS { MATCH shortestPath((a)-[:WORKS_AT|FOUNDED|DEVELOPS|PART_OF|ACQUIRED|INVESTED_IN|PARTNERS_WITH|COMPETES_WITH|USES|AUTHORED|LOCATED_IN*..6]-(b)) }
  MATCH p = SHORTEST 20 (a)-[:WORKS_AT|FOUNDED|DEVELOPS|PART_OF|ACQUIRED|INVESTED_IN|PARTNERS_WITH|COMPETES_WITH|USES|AUTHORED|LOCATED_IN|MADE_BY|ABOUT]-{1,8}(b)
  RETURN p, 'claims' AS by
}
RETURN length(p) AS steps, by, p AS connection,
       [r IN relationships(p) WHERE r.status IS NOT NULL | type(r) + ' ' + r.status] AS but,
       reduce(articles = 0, r IN relationships(p) | articles + coalesce(r.count, 1)) AS articles
ORDER BY steps, articles DESC, [r IN relationships(p) | r.fact]
LIMIT $limit
