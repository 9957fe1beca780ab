// title: One theme from all sides
// asks: How often does this theme appear, as what kind of statement, with whom, where and when?
// for: a trainer or an analyst
// parameter: theme             a theme
// parameter: board = ""        a board, with the bodies it took the place of; empty is all
// parameter: area = ""         a local authority; empty is all
// parameter: from_year = 0     the first year of the incident, else of publication; 0 is any
// parameter: to_year = 9999    the last such year
// columns: kind, cases, statements, agencies, boards, first, latest, items
// column: kind = the kind of statement; “risk in the case”: the case itself has the theme, as a fact of the child's life
// column: cases = cases with a statement of this kind that has the theme
// column: statements = statements of this kind that have the theme
// column: agencies = the types responsible in them
// column: boards = the boards of these cases
// column: first = the earliest year of an incident, else of publication
// column: latest = the latest such year
MATCH (s:Finding|Lesson|Recommendation|Action|Measure|`Case`)-[:HAS_THEME|FEATURES]->(t:Theme)
WHERE t.id = $theme
OPTIONAL MATCH (s)-[:ABOUT_CASE]->(k:`Case`)
WITH s, coalesce(k.id, s.id) AS id
MATCH (c:`Case`)
WHERE c.id = id AND c.collective = false AND ($area = "" OR c.area = $area)
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH s, c, (coalesce(c.incident_month, c.published_month) - 1) / 12 AS year
// A case without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
OPTIONAL MATCH (s)-[:RESPONSIBLE]->(a:AgencyType)
WITH coalesce(s.kind, "risk in the case") AS kind, s, a, c, year
RETURN kind, count(DISTINCT c.id) AS cases,
       count(DISTINCT CASE WHEN s.kind IS NOT NULL THEN s.id END) AS statements,
       collect(DISTINCT a.name) AS agencies, collect(DISTINCT c.board) AS boards,
       min(year) AS first, max(year) AS latest,
       collect(DISTINCT CASE WHEN s.kind IS NOT NULL THEN s.id END) AS items
ORDER BY cases DESC, kind
