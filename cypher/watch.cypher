// title: Does the new review repeat a failure?
// asks: Which failures in this review had been found in earlier cases?
// for: a board manager on the day a review comes in
// parameter: review = ""       a review; empty is the latest published
// parameter: theme = ""        a theme; empty is all
// parameter: agency = ""       an agency type; empty is all
// parameter: least = 2         earlier cases with the same failure, at the least; where neither this nor least_here is given, the rules of import/watch.toml say how many
// parameter: least_here = 0    how many of them at the same board, at the least
// columns: review, case_label, theme, agency, cases, here, boards, first, latest, items
// column: review = the review
// column: case_label = the case in which it failed again; one without a date has no earlier ones
// column: agency = the type responsible; “no one agency singled out”: the text names all agencies or none
// column: cases = earlier cases with a finding of concern that has this theme and this agency type, by the month of the incident, else of publication
// column: here = those of them at the same board, or at one it took the place of
// column: boards = the boards of the earlier cases
// column: first = the earliest year of these
// column: latest = the latest such year
MATCH (w:Review)-[:EXAMINES]->(x:`Case`)
WHERE x.collective = false
WITH max(w.published_month) AS newest
MATCH (c:`Case`)
WHERE c.collective = false
OPTIONAL MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency)
WHERE NOT EXISTS { MATCH (b)-[:BECAME]->(:Agency) }
WITH newest, c, b.id AS board_id, coalesce(c.incident_month, c.published_month) AS month
MATCH (c)<-[:ABOUT_CASE]-(f:Finding)-[:REPORTED_IN]->(v:Review),
      (f)-[:HAS_THEME]->(t:Theme), (f)-[:RESPONSIBLE]->(a:AgencyType)
WHERE f.polarity = "concern" AND ($theme = "" OR t.id = $theme) AND ($agency = "" OR a.id = $agency)
// All failures of one theme and agency type side by side: those of the review, and all there are.
WITH t, a,
     collect(CASE WHEN v.id = $review OR ($review = "" AND v.published_month = newest)
                  THEN {id: f.id, review: v.id, case_id: c.id, label: c.label,
                        board_id: board_id, month: month} END) AS new,
     collect({id: f.id, case_id: c.id, board: c.board, board_id: board_id, month: month}) AS known
WHERE size(new) > 0
UNWIND new AS n
UNWIND known AS k
WITH t, a, n, k
WHERE k.month < n.month AND k.case_id <> n.case_id
WITH n.review AS review, n.case_id AS case_id, n.label AS case_label, t, a,
     count(DISTINCT k.case_id) AS cases,
     count(DISTINCT CASE WHEN k.board_id = n.board_id THEN k.case_id END) AS here,
     collect(DISTINCT k.board) AS boards,
     collect(DISTINCT n.id) + collect(DISTINCT k.id) AS items,
     min((k.month - 1) / 12) AS first, max((k.month - 1) / 12) AS latest
WHERE cases >= $least AND here >= $least_here
RETURN review, case_label, t.name AS theme,
       CASE WHEN a.id = "all-agencies" THEN "no one agency singled out" ELSE a.name END AS agency,
       cases, here, boards, first, latest, items
// No one agency singled out: listed last, never ranked.
ORDER BY review, CASE WHEN a.id = "all-agencies" THEN 1 ELSE 0 END, here DESC, cases DESC,
         theme, agency, case_id, t.id, a.id
