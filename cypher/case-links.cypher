// title: What links two cases, or one case with those nearest to it
// asks: Which themes, agency types and named bodies does this case share with another?
// for: a reviewer at the start of a review
// parameter: case_id       the case
// parameter: other = ""    another case; empty is every case that shares anything
// parameter: most = 20     other cases listed, those that share most first
// columns: other_case, case_label, board, links, what, shared, here, there, items
// column: other_case = the other case's id
// column: case_label = what its review calls it
// column: links = how many themes, agency types and bodies the two cases share
// column: what = whether the thing shared is a theme, an agency type or a named body
// column: here = statements about it in the case asked for; 0 where only its facts or its review name it
// column: there = statements about it in the other case, counted likewise
MATCH (c:`Case` {id: $case_id})<-[:ABOUT_CASE|EXAMINES]-(s)
      -[:HAS_THEME|RESPONSIBLE|MENTIONS|NAMES]->(y:Theme|AgencyType|Agency)
WHERE y.id <> "all-agencies" AND coalesce(y.generic, false) = false
  AND COUNT { MATCH (s)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } < 2
WITH DISTINCT y
// A body counts under the name it has now. The other two relationships are here only so that a
// theme or type is reached from itself: an engine finds no path of length 0 from a label that
// none of the relationships ever has.
MATCH (y)-[:BECAME|OF_TYPE|FEATURES*0..9]->(x:Theme|AgencyType|Agency)
WHERE (x.sector IS NULL) = (y.sector IS NULL) AND NOT EXISTS { MATCH (x)-[:BECAME]->(:Agency) }
WITH DISTINCT x
MATCH (x)<-[:BECAME|OF_TYPE|FEATURES*0..9]-(z:Theme|AgencyType|Agency)
WHERE (x.sector IS NULL) = (z.sector IS NULL)
WITH DISTINCT x.id AS x_id, (x.facet IS NULL) AS not_theme, (x.sector IS NULL) AS not_type, z
MATCH (z)<-[:HAS_THEME|RESPONSIBLE|MENTIONS|NAMES]-(t)-[:ABOUT_CASE|EXAMINES]->(d:`Case`)
WHERE d.id <> $case_id AND d.collective = false AND ($other = "" OR d.id = $other)
  AND COUNT { MATCH (t)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } < 2
WITH DISTINCT d.id AS other_case, x_id, not_theme, not_type
WITH other_case, count(*) AS links
ORDER BY links DESC, other_case LIMIT $most
// The same again for those few, this time with the statements.
MATCH (d:`Case`)<-[:ABOUT_CASE|EXAMINES]-(t)
      -[:HAS_THEME|RESPONSIBLE|MENTIONS|NAMES]->(z:Theme|AgencyType|Agency)
WHERE d.id = other_case
  AND COUNT { MATCH (t)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } < 2
WITH DISTINCT d.id AS other_case, d.label AS case_label, d.board AS board, links, z,
     CASE WHEN t.kind IS NOT NULL THEN t.id END AS their
MATCH (z)-[:BECAME|OF_TYPE|FEATURES*0..9]->(x:Theme|AgencyType|Agency)
WHERE (x.sector IS NULL) = (z.sector IS NULL) AND NOT EXISTS { MATCH (x)-[:BECAME]->(:Agency) }
WITH DISTINCT other_case, case_label, board, links, their, x
MATCH (x)<-[:BECAME|OF_TYPE|FEATURES*0..9]-(y:Theme|AgencyType|Agency)
WHERE (x.sector IS NULL) = (y.sector IS NULL)
WITH DISTINCT other_case, case_label, board, links, their, y, x.id AS x_id, x.name AS shared,
     CASE WHEN x.facet IS NOT NULL THEN "theme"
          WHEN x.sector IS NOT NULL THEN "agency type" ELSE "body" END AS what
MATCH (c:`Case` {id: $case_id})<-[:ABOUT_CASE|EXAMINES]-(s)
      -[:HAS_THEME|RESPONSIBLE|MENTIONS|NAMES]->(y)
WHERE y.id <> "all-agencies" AND coalesce(y.generic, false) = false
  AND COUNT { MATCH (s)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } < 2
WITH other_case, case_label, board, links, what, x_id, shared,
     collect(DISTINCT CASE WHEN s.kind IS NOT NULL THEN s.id END) AS ours,
     collect(DISTINCT their) AS theirs
RETURN other_case, case_label, board, links, what, shared,
       size(ours) AS here, size(theirs) AS there, ours + theirs AS items
ORDER BY links DESC, other_case, what, shared, x_id
