SHOW INDEXES YIELD name AS n, type, state ORDER BY n DESC SKIP 0 LIMIT 3 WHERE type = 'RANGE' RETURN collect(n)
