// title: What these families' lives have in common
// asks: Which risk factors, alone and together, are in most cases, and what failed in these?
// for: a trainer, or an analyst of needs
// parameter: theme = ""        a risk factor that must be among them; empty is all
// parameter: board = ""        a board, with the bodies it took the place of; empty is all
// parameter: area = ""         a local authority; empty is all
// parameter: from_year = 0     the first year of the incident, else of publication; 0 is any
// parameter: to_year = 9999    the last such year
// parameter: least = 2         cases that have all the factors of a row, and of these with a failure listed
// parameter: few = 5           of fewer cases than this a share is too unsure to compare
// columns: factors, size, cases, of, share, low, high, note, failures, items
// column: factors = facts of the life of the child, adult or family that the text tells of: one, two or three together
// column: size = how many factors the row is about
// column: cases = cases that have all of these factors
// column: of = cases in which the text tells of any factor
// column: share = cases ÷ of, and the bounds it lies between with 95 of 100 chances (Wilson's interval)
// column: low = the lower of these bounds
// column: high = the upper of these bounds
// column: note = whether “of” is too small a number to compare shares
// column: failures = themes of practice that findings of concern have in at least “least” of these cases; a passage stands for each
// then: combined(case_id, what, theme_id, name, example, $theme, $least)
// then: wilson(cases, of)
// then: sparse(of, $few)
// What is combined: the factors of each case, and its failures.
MATCH (c:`Case`)-[:FEATURES]->(x:Theme)
WHERE c.collective = false AND ($area = "" OR c.area = $area)
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH c, x, (coalesce(c.incident_month, c.published_month) - 1) / 12 AS year
// A case without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
RETURN c.id AS case_id, "factor" AS what, x.id AS theme_id, x.name AS name, "" AS example
UNION ALL
MATCH (c:`Case`)
WHERE c.collective = false AND ($area = "" OR c.area = $area)
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH c, (coalesce(c.incident_month, c.published_month) - 1) / 12 AS year
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
MATCH (c)<-[:ABOUT_CASE]-(f:Finding)-[:HAS_THEME]->(t:Theme)
WHERE f.polarity = "concern" AND t.facet = "practice"
RETURN c.id AS case_id, "failure" AS what, t.id AS theme_id, t.name AS name, min(f.id) AS example
