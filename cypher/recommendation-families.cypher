// title: What is recommended again and again
// asks: What do we keep recommending, across boards and years, in the same or in other words?
// for: a board manager, before another recommendation is written
// parameter: least = 2         cases a family must have arisen from
// parameter: theme = ""        a theme; empty is all
// parameter: board = ""        a board, with the bodies it took the place of; empty is all
// parameter: from_year = 0     the first year of publication; 0 is any
// parameter: to_year = 9999    the last such year
// columns: recommendation, cases, boards, first, latest, near, reworded, differences, items
// column: recommendation = the earliest of the family, in its own words
// column: cases = cases that the recommendations of the family arose from
// column: boards = the boards of these cases
// column: first = the earliest year of publication
// column: latest = the latest such year
// column: near = recommendations with at least four in five words of the first, in their order, itself included
// column: reworded = recommendations that ask for the same in other words: they share its rare words
// column: differences = each later wording once, by date: the words that differ from the first (old → new; − left out; + put in), or the whole where it is reworded
// then: families(id, text, case_id, board, month, bodies, $least)
MATCH (i:Recommendation)-[:ABOUT_CASE]->(c:`Case`), (i)-[:REPORTED_IN]->(r:Review)
WHERE c.collective = false
  AND ($theme = "" OR EXISTS { MATCH (i)-[:HAS_THEME]->(t:Theme) WHERE t.id = $theme })
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH i, c, coalesce(r.published_month, c.published_month) AS month
// A recommendation without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999)
   OR ((month - 1) / 12 >= $from_year AND (month - 1) / 12 <= $to_year)
OPTIONAL MATCH (i)-[:NAMES]->(a:Agency)
RETURN i.id AS id, i.text AS text, c.id AS case_id, c.board AS board, month,
       collect(DISTINCT a.name) AS bodies
ORDER BY id, case_id
