/* ---- tables ------------------------------------------------------------------------------------ */

const tables = [...data.tables, ...(passages.length ? [{ title: "Statements", columns: ["Words", "Kind", "Place", "Board", "Published"],
  rows: passages.map((p) => [p.text, data.kinds[p.kind] || p.kind, p.place, p.board, p.year]), nodes: passages.map((p) => p.id) }] : [])];
const order = new Intl.Collator("en-GB", { numeric: true });
const shownTable = { which: 0, column: -1, down: false, all: false };

function sorted(table) {
  const rows = table.rows.map((row, i) => [row, table.nodes[i] || ""]);
  const { column, down } = shownTable;
  if (column < 0) return rows;
  const key = (row) => row[0][column];
  const compare = (a, b) => (typeof key(a) === "number" && typeof key(b) === "number" ? key(a) - key(b)
    : order.compare(String(key(a) ?? ""), String(key(b) ?? "")));
  return rows.sort((a, b) => (down ? -compare(a, b) : compare(a, b)));
}

function showTable() {
  const table = tables[shownTable.which];
  byId("tabs").replaceChildren(...(tables.length < 2 ? [] : tables.map((t, i) => el("button", { type: "button", text: t.title,
    "aria-pressed": String(i === shownTable.which), onclick: () => { Object.assign(shownTable, { which: i, column: -1, all: false });
      showTable(); byId("tabs").children[i].focus(); } }))));
  if (!table) { byId("tables").hidden = true; return; }
  const rows = sorted(table);
  const seen = shownTable.all ? rows : rows.slice(0, 100);
  const numeric = table.columns.map((_, c) => table.rows.some((r) => typeof r[c] === "number"));
  byId("table").replaceChildren(el("table", {}, el("caption", { text: `${table.title}: ${count(rows.length, "row")}` }),
    el("thead", {}, el("tr", {}, ...table.columns.map((name, c) => columnHead(name, c, numeric[c])))),
    el("tbody", {}, ...seen.map(([row, id]) => el("tr", {}, ...row.map((value, c) => cell(value, c === 0 && id, numeric[c])))))));
  if (seen.length < rows.length) byId("table").append(el("p", { class: "rest" }, el("button", { type: "button", class: "plain",
    text: `Show all ${rows.length} rows`, onclick: () => { shownTable.all = true; showTable(); } })));
}

function columnHead(name, c, number) {
  const here = shownTable.column === c;
  const sort = here ? (shownTable.down ? "descending" : "ascending") : "none";
  return el("th", { scope: "col", "aria-sort": sort, class: number ? "number" : "" }, el("button", { type: "button", text: name,
    onclick: () => { Object.assign(shownTable, { column: c, down: here ? !shownTable.down : number }); showTable();
      byId("table").querySelectorAll("th button")[c].focus(); } }));
}

function cell(value, id, number) {
  const text = value == null ? "" : typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
  const known = id && (nodes.has(id) || passageById.has(id));
  return el("td", { class: number ? "number" : "" }, known ? el("a", { href: address(id), text }) : text);
}
