/* ---- very many points: those of one group are drawn as one, until it is opened -------------- */

const stands = (node) => !node.bundle || state.opened.has(node.bundle) || node === state.chosen || node === state.second
  || Boolean(state.path && state.path.includes(node));

/** What is drawn: every point and line, or of very many points a group in the place of each. */
function gather() {
  const shown = [...nodes.values()].filter((n) => n.shown);
  state.many = bundles.length > 0 && shown.length > data.most;
  const gathered = state.many && !state.all;
  for (const bundle of bundles) bundle.within = [];
  for (const node of shown) if (gathered && !stands(node)) node.bundle.within.push(node);
  for (const bundle of bundles) if (bundle.within.length === 1) bundle.within = [];
  for (const node of shown) node.as = node.bundle && node.bundle.within.length && !stands(node) ? node.bundle : node;
  const drawn = bundles.filter((b) => b.within.length);
  for (const bundle of drawn) {
    bundle.row = bundle.within.reduce((sum, n) => sum + n.row, 0) / bundle.within.length;
    bundle.size = Math.min(15, 8 + Math.sqrt(bundle.within.length) / 2);
  }
  state.things = [...shown.filter((n) => n.as === n), ...drawn];
  state.lines = drawn.length ? merged(edges.filter((e) => e.shown)) : edges.filter((e) => e.shown);
}

/** The lines between what is drawn; those between the same two are one. */
function merged(list) {
  const found = new Map();
  for (const edge of list) {
    const [a, b] = [edge.a.as, edge.b.as];
    if (a === b) continue;
    if (a === edge.a && b === edge.b) { found.set(edge.id, edge); continue; }
    const id = a.id < b.id ? `${a.id}|${b.id}` : `${b.id}|${a.id}`;
    const line = found.get(id) || { id, a, b, kind: edge.kind, passages: edge.passages, strength: 0 };
    line.strength += edge.strength;
    found.set(id, line);
  }
  return [...found.values()];
}

function openBundle(bundle, open = true) {
  if (open) state.opened.add(bundle); else state.opened.delete(bundle);
  refresh();
  say(open ? `Opened: ${bundle.name}` : `Closed: ${bundle.name}`);
}

function bundlePanel(bundle) {
  const open = state.opened.has(bundle);
  const members = bundle.members.filter((n) => n.passes);
  const items = el("ul", { class: "links" }, ...members.slice(0, 20).map((n) => el("li", {}, icon(n.group), link(n))));
  return [
    el("p", { class: "type" }, icon(bundle.group), `Group of ${types[bundle.group].plural.toLowerCase()}`, release()),
    heading(bundle.name), el("p", { class: "sum", text: named(members.length, bundle.group) }),
    actions(["open", open ? "Draw it as one point" : "Draw its points one by one", () => openBundle(bundle, !open)]),
    items, more(members.length - 20, types[bundle.group].name.toLowerCase(),
      () => items.append(...members.slice(20).map((n) => el("li", {}, icon(n.group), link(n)))), types[bundle.group].plural.toLowerCase()),
  ];
}
