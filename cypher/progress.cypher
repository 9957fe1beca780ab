// title: Was it done?
// asks: How far have recommendations and actions come, who owns them, and which were overdue?
// for: a board manager before a meeting of the board
// parameter: as_of = ""        the date at which to call something overdue, such as 2018-06; empty judges nothing
// parameter: status = ""       done, in-progress, planned or rejected; empty is all
// parameter: agency = ""       an agency type, or a named body with those it took the place of; empty is all
// parameter: theme = ""        a theme; empty is all
// parameter: board = ""        a board, with the bodies it took the place of; empty is all
// parameter: review = ""       a review; empty is all
// parameter: from_year = 0     the first year of publication; 0 is any
// parameter: to_year = 9999    the last such year
// columns: status, overdue, due, owner, kind, text, actions, actions_done, agencies, review, board, items
// column: status = how far it has come, as the document says; a planned action where it says nothing is “planned”, a recommendation is left empty
// column: overdue = “overdue” where the last month that “due” allows is before “as_of” and it is neither done nor rejected; “no date” where the text gives none
// column: due = by when
// column: owner = who is to do it, in the document's own words
// column: kind = recommendation; action (planned) or action-taken (done), from an action plan or response
// column: actions = actions that answer it, where the document links its items
// column: actions_done = those of them that are done
// column: agencies = the types it is addressed to
// column: review = the document
// column: board = the board of the case it arose from
// then: overdue(due, status, $as_of)
MATCH (i:Recommendation|Action)-[:REPORTED_IN]->(v:Review), (i)-[:ABOUT_CASE]->(c:`Case`)
WHERE ($review = "" OR v.id = $review) AND ($status = "" OR i.status = $status)
  AND ($board = "" OR EXISTS {
    MATCH (c)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
  AND ($theme = "" OR EXISTS { MATCH (i)-[:HAS_THEME]->(t:Theme) WHERE t.id = $theme })
  AND ($agency = "" OR EXISTS {
    MATCH (i)-[n:RESPONSIBLE|NAMES]->(y:AgencyType|Agency)-[:BECAME|OF_TYPE*0..9]->(x:AgencyType|Agency)
    WHERE x.id = $agency AND (x.sector IS NULL) = (y.sector IS NULL)
      AND coalesce(n.role, "responsible") = "responsible"
  })
WITH i, v, c, (v.published_month - 1) / 12 AS year
// A review without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
OPTIONAL MATCH (i)<-[:RESPONDS_TO]-(d:Action)
WITH i, v, c, collect(d.id) AS answers, count(CASE WHEN d.status = "done" THEN 1 END) AS actions_done
OPTIONAL MATCH (i)-[:RESPONSIBLE]->(a:AgencyType)
WITH i, v, c, answers, actions_done, collect(a.name) AS agencies
RETURN i.status AS status, i.due AS due, i.owner AS owner, i.kind AS kind, i.text AS text,
       size(answers) AS actions, actions_done, agencies, v.title AS review, c.board AS board,
       [i.id] + answers AS items
// An engine that sorts in two threads mixes up the rows where a text to sort by is not there.
ORDER BY CASE i.status WHEN "in-progress" THEN 1 WHEN "planned" THEN 2 WHEN "rejected" THEN 4
                       WHEN "done" THEN 5 ELSE 3 END,
         CASE WHEN i.owner IS NULL THEN 1 ELSE 0 END, coalesce(i.owner, ""),
         CASE WHEN i.due IS NULL THEN 1 ELSE 0 END, coalesce(i.due, ""),
         v.id, coalesce(i.start, 0), i.id
