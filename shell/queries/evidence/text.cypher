// The claims that a result names by their text or id. $texts: strings of the result.
MATCH (c:Claim) WHERE c.text IN $texts OR c.id IN $texts
RETURN id(c) AS claim
