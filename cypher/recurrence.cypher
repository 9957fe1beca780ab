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
MATCH (v:Review)
// In a collection of several cases each has a date of its own.
WITH v, COUNT { MATCH (v)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } AS examined
MATCH (v)-[:EXAMINES]->(c:`Case`)
OPTIONAL MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency)
WHERE NOT EXISTS { MATCH (b)-[:BECAME]->(:Agency) }
WITH v, c, b.id AS board_id,
     ($area = "" OR c.area = $area) AND ($board = "" OR EXISTS {
       MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(x:Agency) WHERE x.name = $board
     }) AS followed,
     CASE WHEN examined > 1 THEN coalesce(c.published, v.published)
          ELSE coalesce(v.published, c.published) END AS recommended,
     CASE WHEN examined > 1 THEN coalesce(c.published_month, v.published_month)
          ELSE coalesce(v.published_month, c.published_month) END AS first
// A month that the text leaves open is taken as the last it may be, so that no incident before a
// recommendation ever counts.
WITH v, c, board_id, recommended,
     CASE WHEN recommended =~ "[0-9]{4}-(0[1-9]|1[0-2])(-.*)?" THEN first
          WHEN recommended =~ "[0-9]{4}" THEN first + 11 ELSE first + 23 END AS since,
     followed AND first IS NOT NULL
       AND (first - 1) / 12 >= $from_year AND (first - 1) / 12 <= $to_year AS followed
MATCH (v)<-[:REPORTED_IN]-(i:Finding|Recommendation)-[:ABOUT_CASE]->(c),
      (i)-[:HAS_THEME]->(t:Theme), (i)-[:RESPONSIBLE]->(a:AgencyType)
WHERE ($theme = "" OR t.id = $theme)
  AND ((followed AND i.polarity IS NULL)
    OR (i.polarity = "concern" AND c.collective = false
      AND ($agency = "" OR a.id = $agency OR EXISTS {
        MATCH (i)-[n:NAMES]->(:Agency)-[:BECAME*0..9]->(x:Agency)
        WHERE n.role = "responsible" AND x.id = $agency
      })))
// Of one theme and agency type side by side: what was recommended, and what failed.
WITH t, a,
     collect(CASE WHEN i.polarity IS NULL
                  THEN {id: i.id, text: i.text, case_id: c.id, board: c.board, area: c.area,
                        board_id: board_id, recommended: recommended, since: since} END) AS asked,
     collect(CASE WHEN i.polarity = "concern"
                  THEN {id: i.id, case_id: c.id, label: c.label, area: c.area,
                        board_id: board_id, again: coalesce(c.incident, c.published),
                        month: coalesce(c.incident_month, c.published_month),
                        undated: CASE WHEN c.incident_month IS NULL THEN 1 ELSE 0 END} END) AS failed
WHERE size(asked) > 0 AND size(failed) > 0
UNWIND asked AS r
UNWIND failed AS f
WITH t, a, r, f
WHERE f.case_id <> r.case_id AND f.month > r.since + $lag_months
WITH t, a, r, f,
     CASE WHEN r.board_id = f.board_id THEN "same board"
          WHEN a.national THEN "national"
          WHEN r.board_id <> f.board_id OR r.area <> f.area THEN "other board"
          WHEN r.area = f.area THEN "same area, no board named"
          ELSE "board not known" END AS grade,
     // Gap and source in one number, so that the smallest keeps both.
     2 * (f.month - r.since) + f.undated AS gap,
     $board = "" AND $area = "" AND $theme = "" AS over_all
WITH t.id AS theme_id, t.name AS theme, a.id AS agency_id, a.name AS agency_name,
     r.board AS board, r.board_id AS board_id,
     CASE WHEN over_all THEN "" ELSE grade END AS by_grade,
     CASE WHEN over_all THEN "" ELSE r.id END AS by_recommendation,
     CASE WHEN over_all OR grade <> "same board" THEN "" ELSE f.case_id END AS by_case,
     min(CASE WHEN grade = "same board" THEN 1 WHEN grade = "national" THEN 2
              WHEN grade = "other board" THEN 3 WHEN grade = "board not known" THEN 5
              ELSE 4 END) AS rank,
     min(r.recommended) AS recommended,
     min(CASE WHEN over_all THEN null ELSE r.text END) AS words,
     min(CASE WHEN over_all OR grade <> "same board" THEN null ELSE f.label END) AS later_case,
     min(f.again) AS again, min(gap) AS gap, count(DISTINCT f.case_id) AS cases,
     count(DISTINCT CASE WHEN grade = "same board" THEN f.case_id END) AS here,
     collect(DISTINCT r.id) + collect(DISTINCT f.id) AS items
RETURN CASE rank WHEN 1 THEN "same board" WHEN 2 THEN "national" WHEN 3 THEN "other board"
                 WHEN 4 THEN "same area, no board named" ELSE "board not known" END AS grade,
       theme,
       CASE WHEN agency_id = "all-agencies" THEN "no one agency singled out"
            ELSE agency_name END AS agency,
       board, recommended, words AS recommendation, later_case, again,
       CASE WHEN gap - gap / 2 * 2 = 0 THEN "incident" ELSE "publication" END AS dated_by,
       gap / 2 AS gap_months, cases, here, items
// No one agency singled out: listed last, never ranked.
ORDER BY CASE WHEN agency_id = "all-agencies" THEN 1 ELSE 0 END, rank, board, theme, agency,
         recommended, by_recommendation, again, by_case, board_id, theme_id, agency_id
