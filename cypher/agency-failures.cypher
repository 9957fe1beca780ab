// title: Agencies that recur in failures of one theme
// asks: Which agencies keep failing in this, in what share of their cases, and who was asked to improve?
// for: a board manager choosing whom to ask for assurance
// parameter: theme = "information-sharing"   a theme
// columns: agency, what, cases, of, share, low, high, asked, items
// column: agency = a type of agency or a named body; “no one agency singled out”: the text names all agencies or none
// column: what = whether the row counts all bodies of a type, or one named body
// column: cases = cases with a finding of concern that has the theme and this agency
// column: of = cases of this agency: any item that makes it responsible, mentions it or names a body of it
// column: share = cases ÷ of, and the bounds it lies between with 95 of 100 chances (Wilson's interval)
// column: low = the lower of these bounds
// column: high = the upper of these bounds
// column: asked = cases in which a lesson or recommendation on the theme is addressed to this agency
// then: wilson(cases, of)
MATCH (i:Finding|Lesson|Recommendation)-[:HAS_THEME]->(:Theme {id: $theme}),
      (i)-[:ABOUT_CASE]->(c:`Case`),
      (i)-[r:RESPONSIBLE|NAMES]->(y:AgencyType|Agency)
WHERE c.collective = false AND coalesce(r.role, "responsible") = "responsible"
// A body counts under the name it has now. OF_TYPE is here only so that a type is reached from
// itself: an engine finds no path of length 0 from a label that the relationship never has.
MATCH (y)-[:BECAME|OF_TYPE*0..9]->(x:AgencyType|Agency)
WHERE (x.sector IS NULL) = (y.sector IS NULL) AND coalesce(x.generic, false) = false
  AND NOT EXISTS { MATCH (x)-[:BECAME]->(:Agency) }
WITH x,
     count(DISTINCT CASE WHEN i.polarity = "concern" THEN c.id END) AS cases,
     count(DISTINCT CASE WHEN i.kind IN ["learning", "recommendation"] THEN c.id END) AS asked,
     collect(DISTINCT CASE WHEN i.polarity = "concern" THEN i.id END) AS items
WHERE cases > 0
// Of the cases with any item that makes this type responsible, mentions it or names a body of
// it, and the cases of a one-case review that names one.
MATCH (x)<-[:BECAME|OF_TYPE*0..9]-(y:AgencyType|Agency),
      (y)<-[:RESPONSIBLE|MENTIONS|NAMES]-(s)-[:ABOUT_CASE|EXAMINES]->(d:`Case`)
WHERE d.collective = false
  AND (x.sector IS NULL OR y.id = x.id OR EXISTS { MATCH (y)-[:OF_TYPE]->(x) })
  AND COUNT { MATCH (s)-[:EXAMINES]->(e:`Case`) WHERE e.collective = false } < 2
WITH x, cases, asked, items, count(DISTINCT d.id) AS of
RETURN CASE WHEN x.id = "all-agencies" THEN "no one agency singled out" ELSE x.name END AS agency,
       CASE WHEN x.sector IS NULL THEN "body" ELSE "type" END AS what,
       cases, of, asked, items
// No one agency singled out: listed last, never ranked.
ORDER BY CASE WHEN x.id = "all-agencies" THEN 2 WHEN x.sector IS NULL THEN 1 ELSE 0 END,
         cases DESC, of, agency, x.id
