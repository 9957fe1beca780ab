// title: Who did it well
// asks: Where did practice on this theme go well, and in how many cases did it go wrong?
// for: a trainer looking for examples to set beside the failures
// parameter: theme = ""        a theme; empty is all
// parameter: agency = ""       an agency type, or a named body with those it took the place of; empty is all
// parameter: board = ""        a board, with the bodies it took the place of; empty is all
// parameter: area = ""         a local authority; empty is all
// parameter: from_year = 0     the first year of the incident, else of publication; 0 is any
// parameter: to_year = 9999    the last such year
// parameter: least = 1         cases in which it went well, at the least
// columns: theme, agency, cases, failed, boards, first, latest, items
// column: agency = the type whose practice it was; “no one agency singled out”: the text names all agencies or none
// column: cases = cases with a finding of good practice that has this theme and this agency type
// column: failed = cases with a finding of concern that has both
// column: boards = the boards of the cases in which it went well
// column: first = the earliest year of an incident in these, else of publication
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
WHERE ($theme = "" OR t.id = $theme)
  AND ($agency = "" OR a.id = $agency OR EXISTS {
    MATCH (f)-[n:NAMES]->(:Agency)-[:BECAME*0..9]->(x:Agency)
    WHERE n.role = "responsible" AND x.id = $agency
  })
WITH t, a, count(DISTINCT CASE WHEN f.polarity = "strength" THEN c.id END) AS cases,
     count(DISTINCT CASE WHEN f.polarity = "concern" THEN c.id END) AS failed,
     collect(DISTINCT CASE WHEN f.polarity = "strength" THEN c.board END) AS boards,
     min(CASE WHEN f.polarity = "strength" THEN year END) AS first,
     max(CASE WHEN f.polarity = "strength" THEN year END) AS latest,
     collect(CASE WHEN f.polarity = "strength" THEN f.id END) AS items
WHERE cases >= $least
RETURN t.name AS theme,
       CASE WHEN a.id = "all-agencies" THEN "no one agency singled out" ELSE a.name END AS agency,
       cases, failed, boards, first, latest, items
// No one agency singled out: listed last, never ranked.
ORDER BY CASE WHEN a.id = "all-agencies" THEN 1 ELSE 0 END,
         cases DESC, failed, theme, agency, t.id, a.id
