// title: What holds the network of failures together
// asks: Which agencies and which themes join the others, over all cases?
// for: a board manager; an analyst
// parameter: board = ""        a board, with the bodies it took the place of; empty is all
// parameter: from_year = 0     the first year of the incident, else of publication; 0 is any
// parameter: to_year = 9999    the last such year
// columns: thing, what, cases, degree, betweenness, rank, low, high, community, items
// column: what = agency type or theme; each is ranked among its own kind
// column: cases = cases with a finding of concern on the theme, or that makes the agency type responsible
// column: degree = how many others of its kind it shares such a case with
// column: betweenness = the share of shortest ways between two others that lead through it; the more cases two share, the nearer they are
// column: rank = by betweenness, and the ranks that 95 of 100 draws of the cases give it; empty where the order is not steady enough to rank
// column: low = the best of these ranks
// column: high = the worst of these ranks
// column: community = those with one number share more cases with each other than chance would have it; 1 is the largest
// then: central(what, case_id, thing_id, thing, items)
MATCH (f:Finding)-[:HAS_THEME|RESPONSIBLE]->(x:Theme|AgencyType), (f)-[:ABOUT_CASE]->(c:`Case`)
WHERE f.polarity = "concern" AND c.collective = false AND x.id <> "all-agencies"
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH f, x, c, (coalesce(c.incident_month, c.published_month) - 1) / 12 AS year
// A case without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
RETURN CASE WHEN x.facet IS NULL THEN "agency type" ELSE "theme" END AS what,
       c.id AS case_id, x.id AS thing_id, x.name AS thing, collect(DISTINCT f.id) AS items
ORDER BY what, case_id, thing_id
