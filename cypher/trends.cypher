// title: Is it getting better?
// asks: In what share of each year's cases did this go wrong?
// for: a board lead asked whether things have improved
// parameter: theme = "information-sharing"   a theme
// parameter: agency = ""        an agency type, or a named body with those it took the place of; empty is any
// parameter: board = ""         a board, with the bodies it took the place of; empty is all
// parameter: area = ""          a local authority; empty is all
// parameter: from_year = 0      the first year; 0 is any
// parameter: to_year = 9999     the last year
// parameter: few = 5            a year with fewer cases than this has too few to compare
// columns: dated_by, year, cases, of, share, low, high, note, items
// column: dated_by = whether the year is that of the incident, where the text dates it, or of the first publication; a case is in both lists
// column: cases = cases of the year with a finding of concern that has the theme (and the agency type)
// column: of = cases of the year with any finding; where an agency is asked for, with any item that makes it responsible, mentions it or names it
// column: share = cases ÷ of, and the bounds it lies between with 95 of 100 chances (Wilson's interval)
// column: low = the lower of these bounds
// column: high = the upper of these bounds
// column: note = whether “of” is too small a number to compare the year by
// then: wilson(cases, of)
// then: sparse(of, $few)
MATCH (c:`Case`)
WHERE c.collective = false AND ($area = "" OR c.area = $area)
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
MATCH (c)<-[:ABOUT_CASE]-(s:Finding|Lesson|Recommendation|Action|Measure)
WHERE ($agency = "" AND s.polarity IS NOT NULL) OR EXISTS {
  MATCH (s)-[:RESPONSIBLE|MENTIONS|NAMES]->(y:AgencyType|Agency)-[:BECAME|OF_TYPE*0..9]->(x:AgencyType|Agency)
  WHERE x.id = $agency
}
WITH c, s,
     s.polarity = "concern" AND EXISTS { MATCH (s)-[:HAS_THEME]->(t:Theme) WHERE t.id = $theme }
       AND ($agency = "" OR EXISTS {
         MATCH (s)-[n:RESPONSIBLE|NAMES]->(y:AgencyType|Agency)-[:BECAME|OF_TYPE*0..9]->(x:AgencyType|Agency)
         WHERE x.id = $agency AND coalesce(n.role, "responsible") = "responsible"
           AND (x.sector IS NULL) = (y.sector IS NULL)
       }) AS failed
WITH c, collect(CASE WHEN failed THEN s.id END) AS found
UNWIND ["incident", "publication"] AS dated_by
WITH c, found, dated_by,
     (CASE WHEN dated_by = "incident" THEN c.incident_month ELSE c.published_month END - 1) / 12
       AS year
WHERE year IS NOT NULL AND year >= $from_year AND year <= $to_year
UNWIND CASE WHEN size(found) = 0 THEN [""] ELSE found END AS one
WITH dated_by, year, count(DISTINCT c.id) AS of,
     count(DISTINCT CASE WHEN one <> "" THEN c.id END) AS cases,
     collect(CASE WHEN one <> "" THEN one END) AS items
RETURN dated_by, year, cases, of, items
ORDER BY dated_by, year
