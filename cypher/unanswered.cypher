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
MATCH (v:Review)
WHERE ($review = "" OR v.id = $review)
  AND ($board = "" OR EXISTS {
    MATCH (v)-[:COMMISSIONED_BY]->(:Agency)-[:BECAME*0..9]->(b:Agency) WHERE b.name = $board
  })
WITH v, (v.published_month - 1) / 12 AS year
// A review without a date counts only where no year is asked for.
WHERE ($from_year = 0 AND $to_year = 9999) OR (year >= $from_year AND year <= $to_year)
WITH v, EXISTS { MATCH (v)<-[:REPORTED_IN]-(x)-[:RESPONDS_TO]->(y) } AS links,
     EXISTS { MATCH (v)<-[:REPORTED_IN]-(x:Recommendation|Action) } AS asks,
     EXISTS { MATCH (v)<-[:REPORTED_IN]-(x:Action) } AS acts,
     EXISTS { MATCH (v)<-[:REPORTED_IN]-(x:Measure) } AS measures
MATCH (v)<-[:REPORTED_IN]-(i:Finding|Recommendation|Action)
WHERE coalesce(i.polarity, "concern") = "concern"
// What answers it, through any number of steps: the first three one by one, which engines do fast,
// then all that go on from there.
OPTIONAL MATCH (i)<-[:RESPONDS_TO]-(a)
OPTIONAL MATCH (a)<-[:RESPONDS_TO]-(b)
OPTIONAL MATCH (b)<-[:RESPONDS_TO]-(c)
OPTIONAL MATCH (c)<-[:RESPONDS_TO*1..9]-(d)
WITH v, i, links, asks, acts, measures,
     count(CASE WHEN "recommendation" IN [a.kind, b.kind, c.kind, d.kind] THEN 1 END) AS asked,
     count(CASE WHEN "action" IN [left(a.kind, 6), left(b.kind, 6), left(c.kind, 6),
                                  left(d.kind, 6)] THEN 1 END) AS acted,
     count(CASE WHEN "measure" IN [a.kind, b.kind, c.kind, d.kind] THEN 1 END) AS measured
WITH v, i, links,
     CASE WHEN NOT links THEN 0 WHEN i.kind = "finding" THEN 1
          WHEN i.kind = "recommendation" THEN 2 ELSE 3 END AS step,
     CASE WHEN NOT links THEN false WHEN i.kind = "finding" THEN asks
          WHEN i.kind = "recommendation" THEN acts ELSE measures END AS may_link,
     // A finding is answered by a recommendation, or at once by an action.
     CASE WHEN i.kind = "finding" THEN asked + acted > 0
          WHEN i.kind = "recommendation" THEN acted > 0
          // A measure answers an action when it answers it, or both answer the same.
          ELSE measured > 0
            OR EXISTS { MATCH (i)-[:RESPONDS_TO]->(e)<-[:RESPONDS_TO]-(:Measure) }
            OR EXISTS {
              MATCH (i)-[:RESPONDS_TO]->(e)-[:RESPONDS_TO]->(g)<-[:RESPONDS_TO]-(:Measure)
            } END AS answered
WITH v, step, may_link, collect(i.id) AS every,
     collect(CASE WHEN NOT answered THEN i.id END) AS open
// Where both kinds are there and none is linked, nothing can be told of this step.
WITH v, step, every, open,
     CASE WHEN step = 0 OR (may_link AND size(open) = size(every)) THEN "not linked"
          WHEN size(open) = 0 THEN "answered" ELSE "open" END AS state
UNWIND CASE WHEN state = "open" AND $review <> "" THEN open ELSE [v.id] END AS one
OPTIONAL MATCH (i:Finding|Recommendation|Action) WHERE i.id = one
RETURN v.id AS review,
       CASE WHEN step = 0 THEN "this document does not link its items"
            WHEN state = "not linked" AND step = 1
              THEN "this document does not link its recommendations to findings"
            WHEN state = "not linked" AND step = 2
              THEN "this document does not link its actions to recommendations"
            WHEN state = "not linked" THEN "this document does not link its measures to actions"
            WHEN state = "answered" AND step = 1 THEN "every finding has a recommendation or action"
            WHEN state = "answered" AND step = 2 THEN "every recommendation has an action"
            WHEN state = "answered" THEN "every action has a measure"
            WHEN step = 1 THEN "finding without a recommendation"
            WHEN step = 2 THEN "recommendation without an action"
            ELSE "action without a measure" END AS what,
       CASE WHEN i.id IS NOT NULL THEN 1 WHEN state = "open" THEN size(open)
            ELSE size(every) END AS count, size(every) AS of,
       i.kind AS kind, i.text AS text,
       CASE WHEN i.id IS NOT NULL THEN [i.id] WHEN state = "open" THEN open ELSE every END AS items
ORDER BY CASE WHEN step = 0 THEN 1 ELSE 0 END, review, step, coalesce(i.start, 0), one
