// title: Failures that keep coming back
// asks: What keeps going wrong, where, and whose work is it?
// for: a board manager preparing the annual report
// parameter: least = 2         cases a theme and agency type must appear in together
// parameter: area = ""         a local authority; empty is all
// parameter: board = ""        a board, with the bodies it took the place of; empty is all
// parameter: from_year = 0     the first year of the incident, else of publication; 0 is any
// parameter: to_year = 9999    the last such year
// columns: theme, agency, cases, boards, first, latest, items
// column: agency = the type responsible; “no one agency singled out”: the text names all agencies or none
// column: cases = cases with a finding of concern that has this theme and this agency type
// column: boards = the boards of these cases
// column: first = the earliest year of an incident, else of publication
// column: latest = the latest such year
MATCH (c:`Case`)
WHERE c.collective = false AND ($area = "" OR c.area = $area)
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH c, (coalesce(c.incident_month, c.published_month) - 1) / 12 AS year
// A case without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
MATCH (c)<-[:ABOUT_CASE]-(f:Finding)-[:HAS_THEME]->(t:Theme), (f)-[:RESPONSIBLE]->(a:AgencyType)
WHERE f.polarity = "concern"
WITH t, a, count(DISTINCT c.id) AS cases, collect(DISTINCT c.board) AS boards,
     min(year) AS first, max(year) AS latest, collect(f.id) AS items
WHERE cases >= $least
RETURN t.name AS theme,
       CASE WHEN a.id = "all-agencies" THEN "no one agency singled out" ELSE a.name END AS agency,
       cases, boards, first, latest, items
// No one agency singled out: listed last, never ranked.
ORDER BY CASE WHEN a.id = "all-agencies" THEN 1 ELSE 0 END,
         cases DESC, coalesce(latest, 0) DESC, theme, agency, t.id, a.id
