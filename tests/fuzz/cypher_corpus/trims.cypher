MATCH (both) LET from = both.s, s = trim(BOTH 'a' FROM both.s) FILTER trim(LEADING FROM s) <> trim('x' FROM from) OR s IS NULL RETURN from, s || from AS t
