// title: Cases like this one
// asks: Which cases are like this one, why, and what is different about them?
// for: a reviewer at the start of a review
// parameter: case_id       the case
// parameter: most = 10     cases listed, the most alike first
// columns: other_case, case_label, board, likeness, shared, weights, only_here, only_there, facts, items
// column: other_case = the other case's id
// column: case_label = what its review calls it
// column: likeness = 1 where both have the same themes, agencies and risk factors, 0 where they share none; what few cases have counts more
// column: shared = themes and agency types of findings of concern, and risk factors, that both have, the rarest first, each with its weight
// column: weights = how much each of these counts: ln(cases ÷ cases that have it)
// column: only_here = what the case asked for has and the other has not, the rarest first
// column: only_there = what the other has and the case asked for has not
// column: facts = age and sex where they differ: this case / the other
// then: similar(id, label, board, age, sex, what, thing, name, items, $case_id, $most)
// Named bodies are left out: they are rare, so they would only find the cases of the same place.
MATCH (s:Finding|`Case`)-[:HAS_THEME|RESPONSIBLE|FEATURES]->(x:Theme|AgencyType)
WHERE coalesce(s.polarity, "concern") = "concern" AND x.id <> "all-agencies"
OPTIONAL MATCH (s)-[:ABOUT_CASE]->(k:`Case`)
WITH s, x, coalesce(k.id, s.id) AS id, coalesce(k.label, s.label) AS label,
     coalesce(k.board, s.board) AS board, coalesce(k.age, s.age) AS age,
     coalesce(k.sex, s.sex) AS sex, coalesce(k.collective, s.collective) AS collective
WHERE collective = false
RETURN id, label, board, age, sex,
       CASE WHEN s.kind IS NULL THEN "risk factor" WHEN x.facet IS NULL THEN "agency type"
            ELSE "theme" END AS what,
       x.id AS thing, x.name AS name,
       collect(DISTINCT CASE WHEN s.kind IS NOT NULL THEN s.id END) AS items
ORDER BY id, what, thing
