const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const root = document.documentElement;

/* ---- the drawing ------------------------------------------------------------------------- */

const types = data.types;
const passages = data.passages.map(([id, text, place, kind, cas, board, year, page], index) =>
  ({ id, text, place, kind, case: cas, board, year, page, index, live: true, nodes: [] }));
const passageById = new Map(passages.map((p) => [p.id, p]));
const nodes = new Map(data.nodes.map((n, i) => [n.id, { ...n, ...data.facts[i], title: n.label, edges: [] }]));
for (const node of nodes.values()) for (const i of node.passages) passages[i].nodes.push(node);
const edges = data.edges.map((e) => ({ ...e, a: nodes.get(e.from), b: nodes.get(e.to) }));
for (const edge of edges) { edge.a.edges.push(edge); edge.b.edges.push(edge); }
/* Points of one type that are drawn as one while there are very many: see bundles.js. */
const bundles = data.bundles.map((b, i) => ({ id: `=group-${i}`, group: b.label, name: b.title, net: b.net, row: 0, size: 12,
  edges: [], live: [], members: [], within: [], get title() { return `${this.name} (${this.within.length})`; } }));
for (const node of nodes.values()) {
  node.bundle = bundles[node.bundle] || null;
  if (node.bundle) node.bundle.members.push(node);
}
const things = new Map([...nodes, ...bundles.map((b) => [b.id, b])]);
const labels = [...new Set([...data.columns, ...Object.keys(types)])]
  .filter((label) => [...nodes.values()].some((n) => n.group === label));
const state = {
  chosen: null, second: null, quote: null, bundle: null, hover: null, near: null, drawn: [],
  only: null, from: null, wantsPath: false, path: null, opened: new Set(), all: false,
  hidden: new Set(data.hidden), arrange: data.layout, printing: false, things: [], lines: [],
  filters: { kind: "", theme: "", agency: "", board: "", from: "", to: "" },
};

const count = (n, one, many) => `${n} ${n === 1 ? one : many || one + "s"}`;
const named = (n, label) => count(n, types[label].name.toLowerCase(), types[label].plural.toLowerCase());
const casesOf = (list) => new Set(list.map((p) => p.case).filter(Boolean)).size;
const passagesOf = (node) => node.passages.map((i) => passages[i]);
/** Distinct cases a point is about, or is joined to in the graph itself. */
const casesAt = (node) => node.cases ?? new Set([...node.live.map((p) => p.case).filter(Boolean), ...node.edges.filter((e) => !e.passages.length)
  .flatMap((e) => [e.a, e.b]).filter((n) => n !== node && n.group === "Case" && n.passes).map((n) => n.id)]).size;
const shared = (a, b) => passagesOf(a).filter((p) => p.nodes.includes(b));

/** The points met with this one: in the same statements, or joined to it by a line. */
function company(node, liveOnly) {
  const met = new Map();
  for (const p of passagesOf(node)) {
    if (liveOnly && !p.live) continue;
    for (const other of p.nodes) if (other !== node) met.set(other, (met.get(other) || 0) + 1);
  }
  for (const edge of node.edges) {
    const other = edge.a === node ? edge.b : edge.a;
    if (!met.has(other) && (!liveOnly || !edge.passages.length)) met.set(other, 0);
  }
  return met;
}
