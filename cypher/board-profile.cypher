// title: One board from all sides
// asks: What is said of this board's cases, of which themes and which agencies?
// for: a board manager or an inspector
// parameter: board             a board, with the bodies it took the place of
// parameter: theme = ""        a theme; empty is all
// parameter: from_year = 0     the first year of the incident, else of publication; 0 is any
// parameter: to_year = 9999    the last such year
// parameter: few = 5           with fewer cases than this there are too few to compare shares
// columns: kind, theme, cases, of, share, low, high, note, statements, agencies, first, latest, items
// column: kind = the kind of statement; “risk in the case”: the case itself has the theme, as a fact of the child's life
// column: cases = cases of this board with a statement of this kind that has the theme
// column: of = all cases of this board
// column: share = cases ÷ of, and the bounds it lies between with 95 of 100 chances (Wilson's interval)
// column: low = the lower of these bounds
// column: high = the upper of these bounds
// column: note = whether “of” is too small a number to compare shares
// column: statements = statements of this kind that have the theme
// column: agencies = the types responsible in them
// column: first = the earliest year of an incident in these cases, else of publication
// column: latest = the latest such year
// then: wilson(cases, of)
// then: sparse(of, $few)
MATCH (d:`Case`)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency)
WHERE b.name = $board AND d.collective = false
WITH DISTINCT d, (coalesce(d.incident_month, d.published_month) - 1) / 12 AS year
// A case without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
WITH count(*) AS of
MATCH (c:`Case`)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency)
WHERE b.name = $board AND c.collective = false
WITH DISTINCT of, c, (coalesce(c.incident_month, c.published_month) - 1) / 12 AS year
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
MATCH (c)<-[:ABOUT_CASE*0..1]-(s)-[:HAS_THEME|FEATURES]->(t:Theme)
WHERE $theme = "" OR t.id = $theme
OPTIONAL MATCH (s)-[:RESPONSIBLE]->(a:AgencyType)
WITH coalesce(s.kind, "risk in the case") AS kind, s, t, a, c, of, year
RETURN kind, t.name AS theme, count(DISTINCT c.id) AS cases, of,
       count(DISTINCT CASE WHEN s.kind IS NOT NULL THEN s.id END) AS statements,
       collect(DISTINCT a.name) AS agencies, min(year) AS first, max(year) AS latest,
       collect(DISTINCT CASE WHEN s.kind IS NOT NULL THEN s.id END) AS items
ORDER BY CASE kind WHEN "finding" THEN 1 WHEN "good-practice" THEN 2 WHEN "learning" THEN 3
                   WHEN "recommendation" THEN 4 WHEN "action" THEN 5 WHEN "action-taken" THEN 6
                   WHEN "measure" THEN 7 ELSE 8 END, cases DESC, statements DESC, theme
