// title: Recommended, and then it went wrong again
// asks: What was recommended, and failed again in a later case, and where?
// for: a board lead who has to say whether the last review's recommendations took hold
// parameter: board = ""        the board whose recommendations are followed, with those it took the place of; empty is all
// parameter: theme = ""        a theme; empty is all
// parameter: agency = ""       an agency type; or a named body, with those it took the place of, that failed later; empty is all
// parameter: lag_months = 0    months that a recommendation is given to take hold
// parameter: from_year = 0     the first year of the recommendation; 0 is any
// parameter: to_year = 9999    the last such year
// columns: grade, theme, agency, board, recommended, recommendation, later_case, again, dated_by, gap_months, cases, here, items
// column: grade = where the later case was: the same board (or the one that took its place); national: elsewhere, and the agency is one body for the whole country; another board, or another area where no board is named, the same agency type; the same area; or not known
// column: agency = the type asked to improve and then responsible; “no one agency singled out”: the text names all agencies or none
// column: board = the board of the case, or of the review, that the recommendation came from
// column: recommended = when it was published; one without a date cannot be followed, and is left out
// column: recommendation = its words; with neither a board nor a theme asked for, a row stands for all recommendations of a board, and this is empty
// column: later_case = the later case at the same board; elsewhere a row counts all later cases
// column: again = when the first later case happened, else was published; one that came after, nothing says because
// column: dated_by = incident, or publication where the text does not date the incident: it may then lie before the recommendation
// column: gap_months = whole months from the recommendation to the first later case, at the least
// column: cases = later cases with a finding of concern that has this theme and this agency type
// column: here = those of them at the same board
MATCH (k:`Case`)<-[:ABOUT_CASE]-(r:Recommendation)-[:REPORTED_IN]->(v:Review)
WHERE $board = "" OR EXISTS {
  MATCH (k)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
}
// In a collection of several cases each has a date of its own.
WITH r, k, v, COUNT { MATCH (v)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } AS examined
WITH r, k,
     CASE WHEN examined > 1 THEN coalesce(k.published, v.published)
          ELSE coalesce(v.published, k.published) END AS recommended,
     CASE WHEN examined > 1 THEN coalesce(k.published_month, v.published_month)
          ELSE coalesce(v.published_month, k.published_month) END AS first
WHERE first IS NOT NULL
  AND (first - 1) / 12 >= $from_year AND (first - 1) / 12 <= $to_year
// A month that the text leaves open is taken as the last it may be, so that no incident before a
// recommendation ever counts.
WITH r, k, recommended,
     CASE WHEN recommended =~ "[0-9]{4}-(0[1-9]|1[0-2])(-.*)?" THEN first
          WHEN recommended =~ "[0-9]{4}" THEN first + 11 ELSE first + 23 END AS since
MATCH (r)-[:HAS_THEME]->(t:Theme), (r)-[:RESPONSIBLE]->(a:AgencyType)
WHERE $theme = "" OR t.id = $theme
OPTIONAL MATCH (k)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(kb:Agency)
WHERE NOT EXISTS { MATCH (kb)-[:BECAME]->(:Agency) }
WITH r, k, recommended, since, t, a, kb
MATCH (f:Finding)-[:HAS_THEME]->(ft:Theme), (f)-[:RESPONSIBLE]->(fa:AgencyType),
      (f)-[:ABOUT_CASE]->(c:`Case`)
WHERE ft.id = t.id AND fa.id = a.id AND f.polarity = "concern"
  AND c.collective = false AND c.id <> k.id
  AND coalesce(c.incident_month, c.published_month) > since + $lag_months
  AND ($agency = "" OR a.id = $agency OR EXISTS {
    MATCH (f)-[n:NAMES]->(:Agency)-[:BECAME*0..9]->(x:Agency)
    WHERE n.role = "responsible" AND x.id = $agency
  })
OPTIONAL MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(cb:Agency)
WHERE NOT EXISTS { MATCH (cb)-[:BECAME]->(:Agency) }
WITH r, k, t, a, recommended, c, f, kb.id AS board_id,
     CASE WHEN kb.id = cb.id THEN "same board"
          WHEN a.national THEN "national"
          WHEN kb.id <> cb.id OR k.area <> c.area THEN "other board"
          WHEN k.area = c.area THEN "same area, no board named"
          ELSE "board not known" END AS grade,
     // Gap and source in one number, so that the smallest keeps both.
     2 * (coalesce(c.incident_month, c.published_month) - since)
       + CASE WHEN c.incident_month IS NULL THEN 1 ELSE 0 END AS gap,
     $board = "" AND $theme = "" AS over_all
WITH t, a, k.board AS board, board_id, CASE WHEN over_all THEN "" ELSE grade END AS by_grade,
     CASE WHEN over_all THEN "" ELSE r.id END AS by_recommendation,
     CASE WHEN over_all OR grade <> "same board" THEN "" ELSE c.id END AS by_case,
     min(CASE WHEN grade = "same board" THEN 1 WHEN grade = "national" THEN 2
              WHEN grade = "other board" THEN 3 WHEN grade = "board not known" THEN 5
              ELSE 4 END) AS rank,
     min(recommended) AS recommended, min(CASE WHEN over_all THEN null ELSE r.text END) AS words,
     min(CASE WHEN over_all OR grade <> "same board" THEN null ELSE c.label END) AS later_case,
     min(coalesce(c.incident, c.published)) AS again, min(gap) AS gap,
     count(DISTINCT c.id) AS cases,
     count(DISTINCT CASE WHEN grade = "same board" THEN c.id END) AS here,
     collect(DISTINCT r.id) + collect(DISTINCT f.id) AS items
RETURN CASE rank WHEN 1 THEN "same board" WHEN 2 THEN "national" WHEN 3 THEN "other board"
                 WHEN 4 THEN "same area, no board named" ELSE "board not known" END AS grade,
       t.name AS theme,
       CASE WHEN a.id = "all-agencies" THEN "no one agency singled out" ELSE a.name END AS agency,
       board, recommended, words AS recommendation, later_case, again,
       CASE WHEN gap - gap / 2 * 2 = 0 THEN "incident" ELSE "publication" END AS dated_by,
       gap / 2 AS gap_months, cases, here, items
// No one agency singled out: listed last, never ranked.
ORDER BY CASE WHEN a.id = "all-agencies" THEN 1 ELSE 0 END, rank, board, theme, agency,
         recommended, by_recommendation, again, by_case, board_id, t.id, a.id
