// title: One agency from all sides
// asks: What is said of this agency, on which themes, where and when?
// for: an agency's safeguarding lead
// parameter: agency            an agency type, or a named body with those it took the place of
// parameter: theme = ""        a theme; empty is all
// parameter: board = ""        a board, with the bodies it took the place of; empty is all
// parameter: area = ""         a local authority; empty is all
// parameter: from_year = 0     the first year of the incident, else of publication; 0 is any
// parameter: to_year = 9999    the last such year
// parameter: few = 5           with fewer cases than this there are too few to compare shares
// columns: kind, theme, cases, of, share, low, high, note, statements, boards, first, latest, items
// column: kind = the kind of statement for which this agency is responsible
// column: cases = cases with a statement of this kind on the theme
// column: of = cases with any item that makes this agency responsible, mentions it or names it or a body of it, and the cases of a one-case review that names one
// column: share = cases ÷ of, and the bounds it lies between with 95 of 100 chances (Wilson's interval)
// column: low = the lower of these bounds
// column: high = the upper of these bounds
// column: note = whether “of” is too small a number to compare shares
// column: statements = statements of this kind on the theme
// column: boards = the boards of these cases
// column: first = the earliest year of an incident in these cases, else of publication
// column: latest = the latest such year
// then: wilson(cases, of)
// then: sparse(of, $few)
// OF_TYPE is here also so that a type is reached from itself: an engine finds no path of length 0
// from a label that the relationship never has.
MATCH (x:AgencyType|Agency)<-[:BECAME|OF_TYPE*0..9]-(y:AgencyType|Agency)
WHERE x.id = $agency
MATCH (y)<-[n:RESPONSIBLE|MENTIONS|NAMES]-(s)-[:ABOUT_CASE|EXAMINES]->(c:`Case`)
WHERE c.collective = false AND ($area = "" OR c.area = $area)
  AND (x.sector IS NULL OR y.id = x.id OR EXISTS { MATCH (y)-[:OF_TYPE]->(x) })
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
  AND COUNT { MATCH (s)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } < 2
WITH DISTINCT c, (coalesce(c.incident_month, c.published_month) - 1) / 12 AS year
// A case without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
WITH count(*) AS of
MATCH (x:AgencyType|Agency)<-[:BECAME|OF_TYPE*0..9]-(y:AgencyType|Agency)
WHERE x.id = $agency AND (x.sector IS NULL) = (y.sector IS NULL)
MATCH (y)<-[n:RESPONSIBLE|NAMES]-(s:Finding|Lesson|Recommendation|Action|Measure)
      -[:ABOUT_CASE]->(c:`Case`)
WHERE coalesce(n.role, "responsible") = "responsible"
  AND c.collective = false AND ($area = "" OR c.area = $area)
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH DISTINCT of, s, c, (coalesce(c.incident_month, c.published_month) - 1) / 12 AS year
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
MATCH (s)-[:HAS_THEME]->(t:Theme)
WHERE $theme = "" OR t.id = $theme
RETURN s.kind AS kind, t.name AS theme, count(DISTINCT c.id) AS cases, of,
       count(*) AS statements, collect(DISTINCT c.board) AS boards,
       min(year) AS first, max(year) AS latest, collect(s.id) AS items
ORDER BY CASE kind WHEN "finding" THEN 1 WHEN "good-practice" THEN 2 WHEN "learning" THEN 3
                   WHEN "recommendation" THEN 4 WHEN "action" THEN 5 WHEN "action-taken" THEN 6
                   ELSE 7 END, cases DESC, statements DESC, theme
