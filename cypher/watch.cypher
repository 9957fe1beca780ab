// title: Does the new review repeat a failure?
// asks: Which failures in this review had been found in earlier cases?
// for: a board manager on the day a review comes in
// parameter: review = ""       a review; empty is the latest published
// parameter: theme = ""        a theme; empty is all
// parameter: agency = ""       an agency type; empty is all
// parameter: least = 2         earlier cases with the same failure, at the least
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
MATCH (v:Review)<-[:REPORTED_IN]-(f:Finding)-[:ABOUT_CASE]->(c:`Case`)
WHERE (v.id = $review OR ($review = "" AND v.published_month = newest))
  AND f.polarity = "concern" AND c.collective = false
OPTIONAL MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency)
WHERE NOT EXISTS { MATCH (b)-[:BECAME]->(:Agency) }
MATCH (f)-[:HAS_THEME]->(t:Theme), (f)-[:RESPONSIBLE]->(a:AgencyType)
WHERE ($theme = "" OR t.id = $theme) AND ($agency = "" OR a.id = $agency)
WITH v, c, b.id AS board, t, a, collect(f.id) AS found,
     coalesce(c.incident_month, c.published_month) AS now
MATCH (t)<-[:HAS_THEME]-(g:Finding)-[:RESPONSIBLE]->(a), (g)-[:ABOUT_CASE]->(d:`Case`)
WHERE g.polarity = "concern" AND d.collective = false AND d.id <> c.id
  AND coalesce(d.incident_month, d.published_month) < now
OPTIONAL MATCH (d)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(e:Agency)
WHERE NOT EXISTS { MATCH (e)-[:BECAME]->(:Agency) }
WITH v, c, t, a, found, count(DISTINCT d.id) AS cases,
     count(DISTINCT CASE WHEN e.id = board THEN d.id END) AS here,
     collect(DISTINCT d.board) AS boards, collect(DISTINCT g.id) AS earlier,
     min((coalesce(d.incident_month, d.published_month) - 1) / 12) AS first,
     max((coalesce(d.incident_month, d.published_month) - 1) / 12) AS latest
WHERE cases >= $least AND here >= $least_here
RETURN v.id AS review, c.label AS case_label, t.name AS theme,
       CASE WHEN a.id = "all-agencies" THEN "no one agency singled out" ELSE a.name END AS agency,
       cases, here, boards, first, latest, found + earlier AS items
// No one agency singled out: listed last, never ranked.
ORDER BY review, CASE WHEN a.id = "all-agencies" THEN 1 ELSE 0 END, here DESC, cases DESC,
         theme, agency, c.id, t.id, a.id
