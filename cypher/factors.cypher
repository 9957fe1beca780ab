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
// then: wilson(cases, of)
// then: sparse(of, $few)
MATCH (d:`Case`)
WHERE d.collective = false AND ($area = "" OR d.area = $area)
  AND ($board = "" OR EXISTS {
    MATCH (d)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
  AND EXISTS { MATCH (d)-[:FEATURES]->(:Theme) }
WITH d, (coalesce(d.incident_month, d.published_month) - 1) / 12 AS year
// A case without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
WITH count(*) AS of
MATCH (c:`Case`)-[:FEATURES]->(x:Theme)
WHERE c.collective = false AND ($area = "" OR c.area = $area)
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH of, c, x, (coalesce(c.incident_month, c.published_month) - 1) / 12 AS year
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
// A factor beside itself makes no more of it: x = y = z is one, x = y two, and else three.
MATCH (c)-[:FEATURES]->(y:Theme) WHERE y.id >= x.id
MATCH (c)-[:FEATURES]->(z:Theme) WHERE z.id > y.id OR (z.id = y.id AND y.id = x.id)
WITH DISTINCT of, c, x, y, z
WHERE $theme = "" OR $theme IN [x.id, y.id, z.id]
OPTIONAL MATCH (c)<-[:ABOUT_CASE]-(f:Finding)-[:HAS_THEME]->(t:Theme)
WHERE f.polarity = "concern" AND t.facet = "practice"
WITH of, x, y, z, c, t, min(f.id) AS example
WITH of, x, y, z, t, count(*) AS failed, min(example) AS example, collect(c.id) AS ids
UNWIND ids AS id
WITH of, x, y, z, count(DISTINCT id) AS cases,
     collect(DISTINCT CASE WHEN failed >= $least THEN t.name END) AS failures,
     collect(DISTINCT CASE WHEN failed >= $least THEN example END) AS items
WHERE cases >= $least
RETURN CASE WHEN x.id = z.id THEN [x.name] WHEN x.id = y.id THEN [x.name, z.name]
            ELSE [x.name, y.name, z.name] END AS factors,
       CASE WHEN x.id = z.id THEN 1 WHEN x.id = y.id THEN 2 ELSE 3 END AS size,
       cases, of, failures, items
ORDER BY size, cases DESC, x.name, y.name, z.name, x.id, y.id, z.id
