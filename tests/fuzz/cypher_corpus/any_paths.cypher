MATCH p = ANY 2 PATHS (a:A)-[:R]->{1,3}(b) MATCH q = ANY (b)-[]-+(c) RETURN length(p), length(q) NODETACH DELETE a
