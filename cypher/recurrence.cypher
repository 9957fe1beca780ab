// title: Recommended, and then it went wrong again
// asks: What was recommended, and failed again in a later case, and where?
// for: a board lead who has to say whether the last review's recommendations took hold
// parameter: board = ""        the board whose recommendations are followed, with those it took the place of; empty is all
// parameter: area = ""         the local authority whose recommendations are followed; empty is all
// parameter: theme = ""        a theme; empty is all
// parameter: agency = ""       an agency type; or a named body, with those it took the place of, that failed later; empty is all
// parameter: lag_months = 0    months that a recommendation is given to take hold
// parameter: from_year = 0     the first year of the recommendation; 0 is any
// parameter: to_year = 9999    the last such year
// columns: grade, theme, agency, board, recommended, recommendation, later_case, again, dated_by, gap_months, cases, here, items
// quotes: recommendation, finding
// column: grade = where the later case was: the same board (or the one that took its place); national: elsewhere, and the agency is one body for the whole country; another board, or another area where no board is named, the same agency type; the same area; or not known
// column: agency = the type asked to improve and then responsible; “no one agency singled out”: the text names all agencies or none
// column: board = the board of the case, or of the review, that the recommendation came from
// column: recommended = when it was published; one without a date cannot be followed, and is left out
// column: recommendation = its words; with no board, area or theme asked for, a row stands for all recommendations of a board, and this is empty
// column: later_case = the later case at the same board; elsewhere a row counts all later cases
// column: again = when the first later case happened, else was published; one that came after, nothing says because
// column: dated_by = incident, or publication where the text does not date the incident: it may then lie before the recommendation
// column: gap_months = whole months from the recommendation to the first later case, at the least
// column: cases = later cases with a finding of concern that has this theme and this agency type
// column: here = those of them at the same board
// then: recurred(what, id, name, case_id, board, area, board_id, dated, month, flag, agency_name, items, $lag_months, $board, $area, $theme)
// What has a theme and an agency type in common: recommendations, and failures.
MATCH (i:Finding|Recommendation)-[:HAS_THEME]->(t:Theme), (i)-[:RESPONSIBLE]->(a:AgencyType)
WHERE ($theme = "" OR t.id = $theme)
  AND (i.polarity IS NULL
    OR (i.polarity = "concern" AND ($agency = "" OR a.id = $agency OR EXISTS {
        MATCH (i)-[n:NAMES]->(:Agency)-[:BECAME*0..9]->(x:Agency)
        WHERE n.role = "responsible" AND x.id = $agency
      })))
RETURN CASE WHEN i.polarity IS NULL THEN "asked" ELSE "failed" END AS what,
       t.id AS id, t.name AS name, a.id AS case_id, "" AS board, "" AS area, "" AS board_id,
       "" AS dated, 0 AS month, a.national AS flag, a.name AS agency_name, collect(i.id) AS items
UNION ALL
// The cases in which something failed, with the board of each as it is called now.
MATCH (c:`Case`)<-[:ABOUT_CASE]-(i:Finding)
WHERE c.collective = false AND i.polarity = "concern"
WITH c, collect(i.id) AS items
OPTIONAL MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency)
WHERE NOT EXISTS { MATCH (b)-[:BECAME]->(:Agency) }
RETURN "case" AS what, c.id AS id, c.label AS name, c.id AS case_id, c.board AS board,
       c.area AS area, b.id AS board_id, coalesce(c.incident, c.published) AS dated,
       coalesce(c.incident_month, c.published_month) AS month, c.incident_month IS NULL AS flag,
       "" AS agency_name, items
UNION ALL
// The recommendations that are followed.
MATCH (v:Review)
// In a collection of several cases each has a date of its own.
WITH v, COUNT { MATCH (v)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } AS examined
MATCH (v)-[:EXAMINES]->(c:`Case`)
WHERE ($area = "" OR c.area = $area) AND ($board = "" OR EXISTS {
  MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(x:Agency) WHERE x.name = $board
})
WITH v, c,
     CASE WHEN examined > 1 THEN coalesce(c.published, v.published)
          ELSE coalesce(v.published, c.published) END AS recommended,
     CASE WHEN examined > 1 THEN coalesce(c.published_month, v.published_month)
          ELSE coalesce(v.published_month, c.published_month) END AS first
WHERE first IS NOT NULL AND (first - 1) / 12 >= $from_year AND (first - 1) / 12 <= $to_year
OPTIONAL MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency)
WHERE NOT EXISTS { MATCH (b)-[:BECAME]->(:Agency) }
MATCH (v)<-[:REPORTED_IN]-(i:Recommendation)-[:ABOUT_CASE]->(c)
RETURN "recommendation" AS what, i.id AS id, i.text AS name, c.id AS case_id, c.board AS board,
       c.area AS area, b.id AS board_id, recommended AS dated,
       // A month that the text leaves open is taken as the last it may be, so that no incident
       // before a recommendation ever counts.
       CASE WHEN recommended =~ "[0-9]{4}-(0[1-9]|1[0-2])(-.*)?" THEN first
            WHEN recommended =~ "[0-9]{4}" THEN first + 11 ELSE first + 23 END AS month,
       false AS flag, "" AS agency_name, [i.id] AS items
