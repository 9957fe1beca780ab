// title: What nothing answers
// asks: Which findings have no recommendation, which recommendations no action, which actions no measure?
// for: a board manager checking an action plan before it is signed off
// parameter: review = ""       a review, whose statements are then listed one by one; empty is all reviews, a row for each step
// parameter: board = ""        a board, with the bodies it took the place of; empty is all
// parameter: from_year = 0     the first year of publication; 0 is any
// parameter: to_year = 9999    the last such year
// columns: review, what, count, of, kind, text, items
// column: review = the document; an answer is looked for in it only, through any number of links that its text makes
// column: what = what is missing; or that everything is answered; or that the document does not link its items, so that nothing can be told
// column: count = how many statements the row stands for
// column: of = how many of this kind the document makes, or of all kinds where it links none
// column: kind = the kind of statement that is left without an answer
// column: text = its words
// then: unanswered(review, kind, id, text, start, items)
// The statements of each kind.
MATCH (v:Review)
WHERE ($review = "" OR v.id = $review)
  AND ($board = "" OR EXISTS {
    MATCH (v)-[:COMMISSIONED_BY]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH v, (v.published_month - 1) / 12 AS year
// A review without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
MATCH (v)<-[:REPORTED_IN]-(i:Finding|Lesson|Recommendation|Action|Measure)
RETURN v.id AS review, i.kind AS kind, "" AS id, "" AS text, 0 AS start, collect(i.id) AS items
UNION ALL
// What answers each of them at once.
MATCH (v:Review)<-[:REPORTED_IN]-(i)-[:RESPONDS_TO]->(e)
WHERE $review = "" OR v.id = $review
RETURN v.id AS review, "link" AS kind, e.id AS id, "" AS text, 0 AS start, collect(i.id) AS items
UNION ALL
// The words of the statements of one review, in which they are listed.
MATCH (v:Review)<-[:REPORTED_IN]-(i:Finding|Recommendation|Action)
WHERE v.id = $review
RETURN v.id AS review, "text" AS kind, i.id AS id, i.text AS text, coalesce(i.start, 0) AS start,
       [i.id] AS items
