MATCH (n RETURN [, 'open /* `x
