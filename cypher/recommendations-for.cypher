// title: What an agency was asked to do
// asks: Which recommendations and actions are addressed to this agency, and how far have they come?
// for: an agency's safeguarding lead
// parameter: agency           an agency type or a named body, with the bodies it took the place of
// parameter: theme = ""       a theme; empty is all
// parameter: board = ""       a board, with the bodies it took the place of; empty is all
// parameter: from_year = 0    the first year of publication; 0 is any
// parameter: to_year = 9999   the last such year
// columns: recommendation, kind, themes, review, board, published, owner, due, status, items
// column: kind = recommendation; action (planned) or action-taken (done), from an action plan or response
// column: themes = what the recommendation is about
// column: board = the board of the case it arose from
// column: published = when the case's earliest review was published
// column: owner = who is to do it, in the document's own words
// column: due = by when
// column: status = how far it has come, as the document says; a planned action where it says nothing is “planned”
MATCH (i:Recommendation|Action)-[n:RESPONSIBLE|NAMES]->(y:AgencyType|Agency)
WHERE coalesce(n.role, "responsible") = "responsible"
// OF_TYPE is here only so that a type is reached from itself: an engine finds no path of length 0
// from a label that the relationship never has.
MATCH (y)-[:BECAME|OF_TYPE*0..9]->(x:AgencyType|Agency)
WHERE x.id = $agency AND (x.sector IS NULL) = (y.sector IS NULL)
  AND ($theme = "" OR EXISTS { MATCH (i)-[:HAS_THEME]->(h:Theme) WHERE h.id = $theme })
MATCH (i)-[:REPORTED_IN]->(r:Review), (i)-[:ABOUT_CASE]->(c:`Case`)
WHERE $board = "" OR EXISTS {
  MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
}
WITH DISTINCT i, r, c, (r.published_month - 1) / 12 AS year
// A review without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
OPTIONAL MATCH (i)-[:HAS_THEME]->(t:Theme)
WITH i, r, c, collect(DISTINCT t.name) AS themes
RETURN i.text AS recommendation, i.kind AS kind, themes, r.title AS review, c.board AS board,
       c.published AS published, i.owner AS owner, i.due AS due, i.status AS status, [i.id] AS items
ORDER BY coalesce(r.published_month, 0) DESC, r.id, coalesce(i.start, 0), i.id
