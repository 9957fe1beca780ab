// title: Agencies that recur in failures of one theme
// asks: Which agencies keep failing in this, in what share of their cases, and who was asked to improve?
// for: a board manager choosing whom to ask for assurance
// parameter: theme = "information-sharing"   a theme
// parameter: board = ""        a board, with the bodies it took the place of; empty is all
// parameter: area = ""         a local authority; empty is all
// parameter: from_year = 0     the first year of the incident, else of publication; 0 is any
// parameter: to_year = 9999    the last such year
// parameter: few = 5           an agency with fewer cases than this has too few to rank
// columns: agency, what, cases, of, share, low, high, asked, note, items
// column: agency = a type of agency or a named body; “no one agency singled out”: the text names all agencies or none
// column: what = whether the row counts all bodies of a type, or one named body
// column: cases = cases with a finding of concern that has the theme and this agency
// column: of = cases of this agency: any item that makes it responsible, mentions it or names a body of it, or a one-case review that names one
// column: share = cases ÷ of, and the bounds it lies between with 95 of 100 chances (Wilson's interval)
// column: low = the lower of these bounds
// column: high = the upper of these bounds
// column: asked = cases in which a lesson or recommendation on the theme is addressed to this agency
// column: note = whether “of” is too small a number to rank the share by
// then: wilson(cases, of)
// then: sparse(of, $few)
// What each share is of: what is said of the cases, and what a one-case review names.
MATCH (d:`Case`)
WHERE d.collective = false AND ($area = "" OR d.area = $area)
  AND ($board = "" OR EXISTS {
    MATCH (d)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH d, (coalesce(d.incident_month, d.published_month) - 1) / 12 AS year
// A case without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
MATCH (d)<-[:ABOUT_CASE|EXAMINES]-(s)
OPTIONAL MATCH (s)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false AND e.id <> d.id
WITH d, s, e
WHERE e IS NULL
MATCH (s)-[:RESPONSIBLE|MENTIONS|NAMES]->(y:AgencyType|Agency)
WITH DISTINCT d, y
WITH y, collect(d.id) AS ids
// A body counts under the name it has now, and for its type. OF_TYPE is here also so that a type is
// reached from itself: an engine finds no path of length 0 from a label that the relationship
// never has. These ways are followed once each: from every statement they would take longer than
// all the rest.
MATCH (y)-[:BECAME|OF_TYPE*0..9]->(x:AgencyType|Agency)
WHERE coalesce(x.generic, false) = false AND NOT EXISTS { MATCH (x)-[:BECAME]->(:Agency) }
  AND (x.sector IS NULL OR x.id = y.id OR EXISTS { MATCH (y)-[:OF_TYPE]->(x) })
UNWIND ids AS id
WITH x, count(DISTINCT id) AS of
// The failures, and what was asked, in the same cases.
MATCH (x)<-[:BECAME|OF_TYPE*0..9]-(y:AgencyType|Agency)
WHERE (x.sector IS NULL) = (y.sector IS NULL)
WITH DISTINCT x, of, y
MATCH (y)<-[n:RESPONSIBLE|NAMES]-(i:Finding|Lesson|Recommendation)-[:HAS_THEME]->(t:Theme),
      (i)-[:ABOUT_CASE]->(c:`Case`)
WHERE t.id = $theme AND c.collective = false AND ($area = "" OR c.area = $area)
  AND coalesce(n.role, "responsible") = "responsible"
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH x, of, i, c, (coalesce(c.incident_month, c.published_month) - 1) / 12 AS year
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
WITH x, of,
     count(DISTINCT CASE WHEN i.polarity = "concern" THEN c.id END) AS cases,
     count(DISTINCT CASE WHEN i.kind IN ["learning", "recommendation"] THEN c.id END) AS asked,
     collect(DISTINCT CASE WHEN i.polarity = "concern" THEN i.id END) AS items
WHERE cases > 0
RETURN CASE WHEN x.id = "all-agencies" THEN "no one agency singled out" ELSE x.name END AS agency,
       CASE WHEN x.sector IS NULL THEN "body" ELSE "type" END AS what,
       cases, of, asked, items
// No one agency singled out: listed last, never ranked; before it those with too few cases.
ORDER BY CASE WHEN x.id = "all-agencies" THEN 2 WHEN x.sector IS NULL THEN 1 ELSE 0 END,
         CASE WHEN of < $few THEN 1 ELSE 0 END, cases DESC, of, agency, x.id
