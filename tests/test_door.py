"""What the door admits, and what it refuses and why."""

import pytest

from graphkit.door import DEEPEST, LONGEST, NotAdmitted, admit

HONEST = [
    "MATCH (n) RETURN n",
    "match (n:Review) return n.id as id limit 5",
    "MATCH (n:Review) RETURN n.id;",
    "  \n MATCH (n:Review)\r\n RETURN n.id \n",
    "MATCH (f:Finding) WHERE f.text CONTAINS 'DELETE all; CREATE' RETURN f.id",
    'MATCH (f:Finding) WHERE f.text = "it\'s; DROP" RETURN f.id',
    "MATCH (f:Finding) WHERE f.text = 'it\\'s // no comment' RETURN f.id",
    "// CREATE nothing\nMATCH (n) RETURN n /* SET x; DELETE */",
    "MATCH (c:`Case`) RETURN c.`set` AS `create`",
    "MATCH (a)-[r:HAS_THEME|RESPONSIBLE]->(b) RETURN r.cue, b.name ORDER BY r.score DESC SKIP 2",
    "MATCH (a)-[:BECAME*1..3]->(b) RETURN a.id, b.id",
    "MATCH (a)--(b)<--(c) RETURN DISTINCT a.id",
    "OPTIONAL MATCH (n:Theme {id: $theme}) RETURN coalesce(n.name, 'none') AS name",
    "UNWIND [1, 2, 3] AS x WITH x WHERE x > 1 RETURN sum(x) AS total",
    "WITH 1 AS one RETURN one UNION ALL WITH 2 AS one RETURN one",
    "MATCH (c:`Case`) WHERE EXISTS { MATCH (c)-[:FEATURES]->(:Theme) } RETURN count(*) AS n",
    "MATCH (c:`Case`) RETURN c.id AS id, COUNT { MATCH (c)<-[:ABOUT_CASE]-() } AS items",
    "MATCH (n) RETURN CASE WHEN n.x IS NULL THEN 'a' ELSE 'b' END AS y",
    "MATCH (n) WHERE n.name STARTS WITH 'A' OR n.name ENDS WITH 'b' XOR NOT n.x IN [1, 2] RETURN n",
    "MATCH (n) WHERE n.name =~ '(?i).*\\\\d.*' RETURN left(n.name, 3) AS short",
    "MATCH (n) RETURN n {.id, .name} AS some",
    "RETURN [x IN range(1, 10) WHERE x % 2 = 0 | x * 1.5e3] AS list",
    "MATCH (n) WHERE any(x IN n.list WHERE x = 'é — “ü” 🙂') RETURN n.id AS id",
    "RETURN date.truncate('month', date('2024-05-17')) AS month, point.distance($a, $b) AS far",
    "MATCH p = (a)-[:BECAME]->(b) RETURN length(p) AS hops, -1 AS minus, 2 ^ 3 AS power",
    "MATCH (start:Agency) WHERE start.end IS NULL RETURN start.id AS id",
    "RETURN 'created set deleted' AS words",
    "MATCH (n) WHERE n.deleted = false AND n.settings = 1 RETURN n.created_at AS creation",
]
HOSTILE = {
    # writing, in every clause and spelling
    "CREATE (n) RETURN n": "CREATE",
    "create (n)": "create",
    "MATCH (n) CREATE (m) RETURN m": "CREATE",
    "MATCH (n) cReAtE (m)": "cReAtE",
    "MATCH (n) SET n.x = 1": "SET",
    "MATCH (n) SET n += {x: 1} RETURN n": "SET",
    "MATCH (n) REMOVE n.x": "REMOVE",
    "MATCH (n) DELETE n": "DELETE",
    "MATCH (n) DETACH DELETE n": "DETACH",
    "MATCH (n) NODETACH DELETE n": "NODETACH",
    "MERGE (n:X) RETURN n": "MERGE",
    "MATCH (n) MERGE (n)-[:R]->(n)": "MERGE",
    "MATCH (n) INSERT (m)": "INSERT",
    "MATCH (n) FOREACH (x IN [1] | SET n.x = x)": "FOREACH",
    "MATCH (n) WITH n DELETE n": "DELETE",
    "RETURN 1 AS x UNION CREATE (n) RETURN 2 AS x": "CREATE",
    "MATCH (n) WHERE EXISTS { CREATE (m) } RETURN n": "CREATE",
    "MATCH (n) RETURN COUNT { MATCH (m) DELETE m } AS x": "DELETE",
    # the schema and the database
    "DROP TABLE Review": "DROP",
    "ALTER TABLE Review ADD x STRING": "ALTER",
    "MATCH (n) RETURN n ALTER": "ALTER",
    "CREATE INDEX x FOR (n:X) ON (n.y)": "CREATE",
    "SHOW DATABASES": "SHOW",
    "USE system MATCH (n) RETURN n": "USE",
    "MATCH (n) RETURN n USE x": "USE",
    "GRANT ALL ON x TO y": "GRANT",
    "TERMINATE TRANSACTIONS 'x'": "TERMINATE",
    "COMMENT ON TABLE Review IS 'x'": "COMMENT",
    "CHECKPOINT": "CHECKPOINT",
    "BEGIN TRANSACTION": "BEGIN",
    "COMMIT": "COMMIT",
    "ROLLBACK": "ROLLBACK",
    "CYPHER 25 MATCH (n) RETURN n": "CYPHER",
    "EXPLAIN MATCH (n) RETURN n": "EXPLAIN",
    "PROFILE MATCH (n) RETURN n": "PROFILE",
    "ANALYZE": "ANALYZE",
    # files, networks, extensions
    "COPY (MATCH (n) RETURN n) TO '/tmp/x.csv'": "COPY",
    "COPY Review FROM '/etc/passwd'": "COPY",
    "EXPORT DATABASE '/tmp/x'": "EXPORT",
    "IMPORT DATABASE '/tmp/x'": "IMPORT",
    "LOAD FROM '/etc/passwd' RETURN *": "LOAD",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line": "LOAD",
    "MATCH (n) LOAD FROM '/etc/passwd' RETURN *": "LOAD",
    "INSTALL httpfs": "INSTALL",
    "LOAD EXTENSION httpfs": "LOAD",
    "UNINSTALL httpfs": "UNINSTALL",
    "ATTACH '/tmp/x' AS y (dbtype duckdb)": "ATTACH",
    "DETACH y": "DETACH",
    "CALL db.labels()": "CALL",
    "MATCH (n) CALL { CREATE (m) } RETURN n": "CALL",
    "MATCH (n) CALL apoc.cypher.doIt('CREATE (n)', {}) YIELD value RETURN value": "CALL",
    "CALL show_tables() RETURN *": "CALL",
    "RETURN apoc.util.sleep(1000) AS x": "util.sleep",
    "RETURN apoc.text . `join`([], '') AS x": "text.`join`",
    "RETURN genai.vector.encode('x', 'y', {}) AS x": "vector.encode",
    # several statements
    "MATCH (n) RETURN n; MATCH (m) RETURN m": ";",
    "RETURN 1;;": ";",
    "MATCH (n) RETURN n; DROP TABLE Review": ";",
    "; MATCH (n) RETURN n": ";",
    # hiding
    "MATCH (n) RETURN n /* */ DELETE /* */ n": "DELETE",
    "MATCH (n) /* ' */ DELETE n /* ' */": "DELETE",
    "MATCH (n) // '\nDELETE n // '": "DELETE",
    "MATCH (n) WHERE n.x = '\\\\' DELETE n //'": "DELETE",
    "MATCH (n:`x`) DELETE n": "DELETE",
    "MATCH (n {a: 'x'}) DELETE n": "DELETE",
    "RETURN '\\u0027 AS x CREATE (n) //'": "\\u",
    "MATCH (n) // \\u000a DELETE n\nRETURN n": "\\u",
    "RETURN 'a\\\\u0027 CREATE (n) //' AS x": "\\u",
    "MATCH (n) RETURN n // \r DELETE n": "U+000D",
    "MATCH (n) // \u2028 DELETE n\nRETURN n": "U+2028",
    "MATCH (n)\x00 RETURN n": "U+0000",
    "MATCH (n) \uff24\uff25\uff2c\uff25\uff34\uff25 n": "\uff24",
    "MATCH (n) DELET\u0415 n": "\u0415",
    "MATCH\u00a0(n) RETURN n": "\u00a0",
    "\ufeffMATCH (n) RETURN n": "\ufeff",
    "MATCH (n) RETURN n\uff1b DELETE n": "\uff1b",
    "MATCH (n) WHERE n.x = ‘DELETE’ RETURN n": "‘",
    "MATCH (n) RETURN 1.DELETE": "DELETE",
    "MATCH (n) RETURN n LIMIT 1DELETE n": "DELETE",
    # open ends
    "MATCH (n) WHERE n.x = 'open RETURN n": "'",
    'MATCH (n) WHERE n.x = "open RETURN n': '"',
    "MATCH (n:`open) RETURN n": "`",
    "MATCH (n) RETURN n /* open": "/",
    "MATCH (n RETURN n": ")",
    "MATCH (n)) RETURN n": ")",
    "MATCH (n] RETURN n": "]",
    "RETURN $`x` AS y": "$",
    "RETURN \\ AS y": "\\",
    # what no engine should be asked
    "": "",
    "   ": "",
    "// nothing": "",
    ";": "",
    "SELECT * FROM Review": "SELECT",
    "(n) RETURN n": "(",
    "MATCH (n) RETURN n FROBNICATE n": "FROBNICATE",
    "MATCH (n) RETURN n.x AS y FROB z": "FROB",
    "MATCH (n) WHERE n.x = 1 FROB n RETURN n": "FROB",
    f"RETURN {'(' * (DEEPEST + 1)}1{')' * (DEEPEST + 1)} AS x": "(",
    f"RETURN {'CASE WHEN true THEN ' * 9}1{' END' * 9} AS x": "CASE",
    f"RETURN {'CASE WHEN n.end THEN ' * 9}1{' END' * 9} AS x": "CASE",
    f"RETURN '{'x' * LONGEST}' AS x": "",
}


@pytest.mark.parametrize("statement", HONEST)
def test_reading_is_admitted(statement: str) -> None:
    assert admit(statement) == statement.replace("n.id;", "n.id")


@pytest.mark.parametrize(("statement", "word"), HOSTILE.items())
def test_anything_else_is_refused_by_name(statement: str, word: str) -> None:
    with pytest.raises(NotAdmitted) as refused:
        admit(statement)
    assert refused.value.word == word
    assert refused.value.exit_code == 2


def test_a_refusal_says_where() -> None:
    with pytest.raises(NotAdmitted) as refused:
        admit("MATCH (n)\n  WHERE n.x = 1\n  DELETE n")
    assert (refused.value.line, refused.value.column) == (3, 3)
    assert str(refused.value) == (
        "Line 3, column 3: DELETE does more than read. A name like it stands in backticks."
    )
