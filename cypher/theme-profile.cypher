// title: One theme from all sides
// asks: How often does this theme appear, as what kind of statement, with whom, where and when?
// for: a trainer or an analyst
// parameter: theme     a theme
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
WITH s, coalesce(k.id, s.id) AS case_id, coalesce(k.board, s.board) AS board,
     coalesce(k.incident_month, k.published_month, s.incident_month, s.published_month) AS month,
     coalesce(k.collective, s.collective) AS collective
WHERE collective = false
OPTIONAL MATCH (s)-[:RESPONSIBLE]->(a:AgencyType)
WITH coalesce(s.kind, "risk in the case") AS kind, s, a, case_id, board, (month - 1) / 12 AS year
RETURN kind, count(DISTINCT case_id) AS cases,
       count(DISTINCT CASE WHEN s.kind IS NOT NULL THEN s.id END) AS statements,
       collect(DISTINCT a.name) AS agencies, collect(DISTINCT board) AS boards,
       min(year) AS first, max(year) AS latest,
       collect(DISTINCT CASE WHEN s.kind IS NOT NULL THEN s.id END) AS items
ORDER BY cases DESC, kind
