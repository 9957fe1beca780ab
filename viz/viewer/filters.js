/* ---- filters: which statements count, and so which points and lines are drawn ------------- */

function withinYears(year) {
  const { from, to } = state.filters;
  return (!from && !to) || (year != null && (!from || year >= +from) && (!to || year <= +to));
}

function counts(p) {
  const f = state.filters;
  return (!f.kind || p.kind === f.kind) && (!f.board || p.board === f.board) && withinYears(p.year)
    && [f.theme, f.agency].every((id) => !id || p.nodes.includes(nodes.get(id)));
}

const filtering = () => Object.values(state.filters).some(Boolean);

/** A point without a statement that counts stays only if the graph itself joins it to the choice. */
function passesBare(node) {
  const f = state.filters;
  const asked = [f.theme, f.agency].filter(Boolean).map((id) => nodes.get(id));
  const joined = (other) => node.edges.some((e) => !e.passages.length && (e.a === other || e.b === other));
  if (f.kind || (f.board && node.board !== f.board) || !withinYears(node.year)) return false;
  return asked.length ? asked.every((n) => n === node || joined(n)) : Boolean(node.board || node.year != null);
}

/** Whether a point has something to show: a statement, a line in this picture, or nothing anywhere. */
const hasCompany = (node) => node.live.length > 0 || !node.edges.length || node === state.chosen
  || node.edges.some((edge) => (edge.a === node ? edge.b : edge.a).wanted);

function refilter() {
  const any = filtering();
  for (const p of passages) p.live = counts(p);
  for (const node of nodes.values()) {
    node.live = passagesOf(node).filter((p) => p.live);
    node.passes = !any || node.live.length > 0 || passesBare(node);
    node.wanted = node.passes && !state.hidden.has(node.group);
  }
  state.path = state.wantsPath ? pathBetween(state.chosen, state.second) : null;
  const only = state.only && new Set([state.only, ...company(state.only, true).keys()]);
  for (const node of nodes.values()) {
    node.shown = (node.wanted && hasCompany(node) && (!only || only.has(node))) || Boolean(state.path && state.path.includes(node));
  }
  for (const edge of edges) {
    const live = edge.passages.filter((i) => passages[i].live).map((i) => passages[i]);
    const ofCase = edge.a.group === "Case" || edge.b.group === "Case";
    edge.strength = data.partial ? edge.weight : !edge.passages.length ? 1 : ofCase ? live.length : casesOf(live) || live.length;
    edge.shown = edge.a.shown && edge.b.shown && (live.length > 0 || !edge.passages.length);
  }
  gather();
  state.strongest = state.lines.reduce((most, edge) => Math.max(most, edge.strength), 8);
  state.thinned = Math.max(0.3, Math.min(1, 350 / (state.lines.length + 1)));
  byId("none").hidden = [...nodes.values()].some((n) => n.shown);
}
