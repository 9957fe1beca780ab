// title: What links two cases, or one case with those nearest to it
// asks: Which themes, agency types, named bodies and recommendations does this case share with another?
// for: a reviewer at the start of a review
// parameter: case_id       the case
// parameter: other = ""    another case; empty is every case that shares anything
// parameter: most = 20     other cases listed, those that share most first
// columns: other_case, case_label, board, links, what, shared, here, there, items
// column: other_case = the other case's id
// column: case_label = what its review calls it
// column: links = how many themes, agency types, bodies and recommendations the two cases share; the cases listed are those that share most of the first three
// column: what = whether the thing shared is a theme, an agency type, a named body or a recommendation
// column: shared = its name; a recommendation of the case asked for, that the other has in the same or in other words
// column: here = statements about it in the case asked for; 0 where only its facts or its review name it
// column: there = statements about it in the other case, counted likewise
// then: connected(other_case, case_label, board, what, x_id, shared, ours, theirs, names, $case_id)
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
WITH d, z, collect(DISTINCT CASE WHEN t.kind IS NOT NULL THEN t.id END) AS their
MATCH (z)-[:BECAME|OF_TYPE|FEATURES*0..9]->(x:Theme|AgencyType|Agency)
WHERE (x.sector IS NULL) = (z.sector IS NULL) AND NOT EXISTS { MATCH (x)-[:BECAME]->(:Agency) }
WITH collect({case_id: d.id, label: d.label, board: d.board, x_id: x.id, their: their}) AS known
MATCH (c:`Case` {id: $case_id})<-[:ABOUT_CASE|EXAMINES]-(s)
      -[:HAS_THEME|RESPONSIBLE|MENTIONS|NAMES]->(y:Theme|AgencyType|Agency)
WHERE y.id <> "all-agencies" AND coalesce(y.generic, false) = false
  AND COUNT { MATCH (s)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } < 2
WITH known, y, CASE WHEN s.kind IS NOT NULL THEN s.id END AS our
MATCH (y)-[:BECAME|OF_TYPE|FEATURES*0..9]->(x:Theme|AgencyType|Agency)
WHERE (x.sector IS NULL) = (y.sector IS NULL) AND NOT EXISTS { MATCH (x)-[:BECAME]->(:Agency) }
UNWIND known AS k
WITH y, our, x, k
WHERE k.x_id = x.id
UNWIND CASE WHEN size(k.their) = 0 THEN [""] ELSE k.their END AS other
RETURN k.case_id AS other_case, k.label AS case_label, k.board AS board,
       CASE WHEN x.facet IS NOT NULL THEN "theme"
            WHEN x.sector IS NOT NULL THEN "agency type" ELSE "body" END AS what,
       x.id AS x_id, x.name AS shared,
       collect(DISTINCT our) AS ours,
       collect(DISTINCT CASE WHEN other <> "" THEN other END) AS theirs,
       collect(DISTINCT y.name) AS names
UNION ALL
// And the recommendations of all these cases, to be compared by their words.
MATCH (i:Recommendation)-[:ABOUT_CASE]->(k:`Case`)
WHERE k.collective = false AND ($other = "" OR k.id = $other OR k.id = $case_id)
OPTIONAL MATCH (i)-[:NAMES]->(a:Agency)
RETURN k.id AS other_case, k.label AS case_label, k.board AS board, "recommendation" AS what,
       i.id AS x_id, i.text AS shared, collect(DISTINCT i.id) AS ours,
       collect(DISTINCT i.kind) AS theirs, collect(DISTINCT a.name) AS names
