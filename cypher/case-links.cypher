// title: What links two cases, or one case with those nearest to it
// asks: Which themes, agency types and named bodies does this case share with another?
// for: a reviewer at the start of a review
// parameter: case_id       the case
// parameter: other = ""    another case; empty is every case that shares anything
// parameter: most = 20     other cases listed, those that share most first
// columns: other_case, case_label, board, links, what, shared, here, there, items
MATCH (c:`Case` {id: $case_id})<-[:ABOUT_CASE|EXAMINES]-(s)
      -[:HAS_THEME|RESPONSIBLE|MENTIONS|NAMES]->(y:Theme|AgencyType|Agency)
WHERE y.id <> "all-agencies" AND coalesce(y.generic, false) = false
  AND COUNT { MATCH (s)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } < 2
WITH DISTINCT c, y
// A body counts under the name it has now. The other two relationships are here only so that a
// theme or type is reached from itself: an engine finds no path of length 0 from a label that
// none of the relationships ever has.
MATCH (y)-[:BECAME|OF_TYPE|FEATURES*0..9]->(x:Theme|AgencyType|Agency)
WHERE (x.sector IS NULL) = (y.sector IS NULL) AND NOT EXISTS { MATCH (x)-[:BECAME]->(:Agency) }
WITH DISTINCT c, x
MATCH (x)<-[:BECAME|OF_TYPE|FEATURES*0..9]-(z:Theme|AgencyType|Agency)
WHERE (x.sector IS NULL) = (z.sector IS NULL)
WITH DISTINCT c, x, z
MATCH (z)<-[:HAS_THEME|RESPONSIBLE|MENTIONS|NAMES]-(s)-[:ABOUT_CASE|EXAMINES]->(d:`Case`)
WHERE d.id <> c.id AND d.collective = false AND ($other = "" OR d.id = $other)
  AND COUNT { MATCH (s)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } < 2
WITH c, d, count(DISTINCT x) AS links
ORDER BY links DESC, d.id LIMIT $most
// The same again for those few, this time with the statements.
MATCH (c)<-[:ABOUT_CASE|EXAMINES]-(s)
      -[:HAS_THEME|RESPONSIBLE|MENTIONS|NAMES]->(y:Theme|AgencyType|Agency)
WHERE y.id <> "all-agencies" AND coalesce(y.generic, false) = false
  AND COUNT { MATCH (s)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } < 2
MATCH (y)-[:BECAME|OF_TYPE|FEATURES*0..9]->(x:Theme|AgencyType|Agency)
WHERE (x.sector IS NULL) = (y.sector IS NULL) AND NOT EXISTS { MATCH (x)-[:BECAME]->(:Agency) }
WITH DISTINCT d, links, s, x
MATCH (x)<-[:BECAME|OF_TYPE|FEATURES*0..9]-(z:Theme|AgencyType|Agency)
WHERE (x.sector IS NULL) = (z.sector IS NULL)
WITH DISTINCT d, links, s, x, z
MATCH (d)<-[:ABOUT_CASE|EXAMINES]-(t)-[:HAS_THEME|RESPONSIBLE|MENTIONS|NAMES]->(z)
WHERE COUNT { MATCH (t)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } < 2
WITH d, links, x, collect(DISTINCT CASE WHEN s.kind IS NOT NULL THEN s.id END) AS ours,
     collect(DISTINCT CASE WHEN t.kind IS NOT NULL THEN t.id END) AS theirs
RETURN d.id AS other_case, d.label AS case_label, d.board AS board, links,
       CASE WHEN x.facet IS NOT NULL THEN "theme"
            WHEN x.sector IS NOT NULL THEN "agency type" ELSE "body" END AS what,
       x.name AS shared, size(ours) AS here, size(theirs) AS there, ours + theirs AS items
ORDER BY links DESC, other_case, what, shared, x.id
