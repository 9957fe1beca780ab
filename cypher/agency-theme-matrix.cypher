// title: Which agencies fail in what
// asks: In how many of an agency's cases did each thing go wrong?
// for: an analyst who wants all agencies and all themes side by side
// parameter: theme = ""         a theme; empty is all
// parameter: board = ""         a board, with the bodies it took the place of; empty is all
// parameter: area = ""          a local authority; empty is all
// parameter: review_type = ""   only cases that a review of this type examines; empty is all
// parameter: from_year = 0      the first year of the incident, else of publication; 0 is any
// parameter: to_year = 9999     the last such year
// parameter: few = 5            an agency with fewer cases than this has too few to rank
// columns: agency, theme, cases, of, share, low, high, note, items
// column: agency = the type responsible; “no one agency singled out”: the text names all agencies or none
// column: cases = cases with a finding of concern that has this theme and this agency type
// column: of = cases of this agency type: any item that makes it responsible, mentions it or names a body of it, or a one-case review that names one
// column: share = cases ÷ of, and the bounds it lies between with 95 of 100 chances (Wilson's interval)
// column: low = the lower of these bounds
// column: high = the upper of these bounds
// column: note = whether “of” is too small a number to rank the share by
// then: wilson(cases, of)
// then: sparse(of, $few)
MATCH (d:`Case`)
WHERE d.collective = false AND ($area = "" OR d.area = $area)
  AND ($board = "" OR EXISTS {
    MATCH (d)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
  AND ($review_type = "" OR EXISTS {
    MATCH (d)<-[:EXAMINES]-(v:Review) WHERE v.type = $review_type
  })
WITH d, (coalesce(d.incident_month, d.published_month) - 1) / 12 AS year
// A case without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
// What each agency's share is of: what is said of these cases, and what a one-case review names.
MATCH (d)<-[:ABOUT_CASE|EXAMINES]-(s)
OPTIONAL MATCH (s)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false AND e.id <> d.id
WITH d, s, e
WHERE e IS NULL
MATCH (s)-[:RESPONSIBLE|MENTIONS|NAMES]->(y:AgencyType|Agency)
WITH DISTINCT d, y
WITH y, collect(d.id) AS ids
MATCH (y)-[:OF_TYPE*0..1]->(a:AgencyType)
UNWIND ids AS id
WITH a, count(DISTINCT id) AS of
// The failures, in the same cases.
MATCH (a)<-[:RESPONSIBLE]-(f:Finding)-[:ABOUT_CASE]->(c:`Case`), (f)-[:HAS_THEME]->(t:Theme)
WHERE f.polarity = "concern" AND c.collective = false
  AND ($theme = "" OR t.id = $theme) AND ($area = "" OR c.area = $area)
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
  AND ($review_type = "" OR EXISTS {
    MATCH (c)<-[:EXAMINES]-(v:Review) WHERE v.type = $review_type
  })
WITH a, of, t, c, f, (coalesce(c.incident_month, c.published_month) - 1) / 12 AS year
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
WITH a, of, t, count(DISTINCT c.id) AS cases, collect(f.id) AS items
RETURN CASE WHEN a.id = "all-agencies" THEN "no one agency singled out" ELSE a.name END AS agency,
       t.name AS theme, cases, of, items
// No one agency singled out: listed last, never ranked.
ORDER BY CASE WHEN a.id = "all-agencies" THEN 2 WHEN of < $few THEN 1 ELSE 0 END,
         agency, cases DESC, theme, a.id, t.id
