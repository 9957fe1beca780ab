// title: Failures that travel together
// asks: Which failures come together in one case more often, or less often, than chance would have it?
// for: an analyst; a trainer choosing what to teach together
// parameter: theme = ""        only pairs with this theme; empty is all
// parameter: least = 2         cases a pair must share
// parameter: board = ""        a board, with the bodies it took the place of; empty is all
// parameter: from_year = 0     the first year of the incident, else of publication; 0 is any
// parameter: to_year = 9999    the last such year
// columns: theme, other_theme, observed, expected, lift, low, high, stands_out, items
// column: observed = cases with findings of concern on both themes
// column: expected = such cases if chance dealt the themes, each case keeping how many it has and each theme how many cases have it (mean of 500 shuffles)
// column: lift = observed ÷ expected, and what it is against the highest and the lowest that 95 of 100 shuffles give
// column: low = the lower of these bounds
// column: high = the upper of these bounds
// column: stands_out = together or apart, where both bounds are above or below 1; empty where chance may do it
// then: cooccurrence(case_id, theme_id, theme, items, $theme, $least)
MATCH (f:Finding)-[:HAS_THEME]->(t:Theme), (f)-[:ABOUT_CASE]->(c:`Case`)
WHERE f.polarity = "concern" AND c.collective = false
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH f, t, c, (coalesce(c.incident_month, c.published_month) - 1) / 12 AS year
// A case without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
RETURN c.id AS case_id, t.id AS theme_id, t.name AS theme, collect(DISTINCT f.id) AS items
ORDER BY case_id, theme_id
