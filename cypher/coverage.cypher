// title: What this graph cannot tell
// asks: Which reviews are in it, and what is missing or unsure in them?
// for: anybody who is about to quote a figure
// parameter: from_year = 0     the first year of publication; 0 is any
// parameter: to_year = 9999    the last such year
// columns: what, value, reviews, cases, undated, no_incident, unsure, not_understood
// column: what = whether the row is of all reviews, or of those of one type, year of publication or board; or a source that was refused, in this workspace only
// column: value = which
// column: cases = cases that these reviews examine
// column: undated = reviews without a date of publication
// column: no_incident = cases without a date of the incident: where one is needed, the publication stands for it
// column: unsure = items for which no theme is as likely as the coder asks
// column: not_understood = blocks of text that no rule understood
MATCH (v:Review)
WITH v, (v.published_month - 1) / 12 AS year
// A review without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
UNWIND [1, 2, 3, 4] AS part
WITH v, part,
     CASE part WHEN 1 THEN "all" WHEN 2 THEN v.type
               WHEN 3 THEN coalesce(left(v.published, 4), "no date")
               ELSE coalesce(v.board, "no board named") END AS value
WITH part, value, count(v) AS reviews, collect(v.id) AS ids,
     count(CASE WHEN v.published_month IS NULL THEN v.id END) AS undated,
     coalesce(sum(v.items_unsure), 0) AS unsure,
     coalesce(sum(v.blocks_not_understood), 0) AS not_understood
UNWIND ids AS id
OPTIONAL MATCH (r:Review)-[:EXAMINES]->(c:`Case`)
WHERE r.id = id AND c.collective = false
WITH part, value, reviews, undated, unsure, not_understood, count(DISTINCT c.id) AS cases,
     count(DISTINCT CASE WHEN c.incident_month IS NULL THEN c.id END) AS no_incident
RETURN CASE part WHEN 1 THEN "all" WHEN 2 THEN "type" WHEN 3 THEN "year" ELSE "board" END AS what,
       value, reviews, cases, undated, no_incident, unsure, not_understood
ORDER BY part, CASE part WHEN 3 THEN 0 ELSE reviews END DESC, value
