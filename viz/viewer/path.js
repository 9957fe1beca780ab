/* ---- the shortest way from one point to another ---------------------------------------------- */

/** The points between two, by the fewest lines and, of these, the ones with most statements. No way
    leads over a point that stands for all or none of its type. */
function pathBetween(from, to) {
  const before = new Map([[from, null]]);
  for (let ring = [from]; ring.length && !before.has(to);) {
    const next = [];
    for (const node of ring) for (const other of neighbours(node)) {
      if (before.has(other) || (other.last && other !== to)) continue;
      before.set(other, node);
      next.push(other);
    }
    ring = next;
  }
  const path = [];
  for (let node = before.has(to) ? to : null; node; node = before.get(node)) path.unshift(node);
  return path;
}

/** The points that a line joins to this one under the present filters, the strongest line first. */
function neighbours(node) {
  const weight = (edge) => edge.passages.filter((i) => passages[i].live).length;
  return node.edges.filter((e) => !e.passages.length || weight(e)).sort((a, b) => weight(b) - weight(a))
    .map((e) => (e.a === node ? e.b : e.a)).filter((n) => n.passes);
}

function pathPanel(from, to) {
  const steps = state.path;
  const ends = [el("p", { class: "type" }, "Path", release()), heading(`From ${from.title} to ${to.title}`)];
  if (!steps.length) return [...ends, el("p", { class: "sum", text: "Nothing joins these two under the present filters." })];
  const away = count(steps.length - 1, "line");
  return [...ends, el("p", { class: "sum", text: `The shortest way has ${away}. It shows that statements are about both ends of each, not that one led to the other.` }),
    el("ol", { class: "steps" }, ...steps.map((node, i) => el("li", {}, el("p", { class: "stop" }, icon(node.group), link(node)),
      ...(i + 1 < steps.length ? step(node, steps[i + 1]) : []))))];
}

/** What joins two points that follow one another: the first of their statements, or the line itself. */
function step(a, b) {
  const list = shared(a, b).filter((p) => p.live);
  const line = a.edges.find((e) => !e.passages.length && e.kind && (e.a === b || e.b === b));
  if (!list.length) return line ? [el("p", { class: "place", text: `${line.a.title} ${line.kind} ${line.b.title}.` })] : [];
  return [el("blockquote", { text: list[0].text }), el("p", { class: "place" }, list[0].place, " · ",
    el("a", { href: address(a.id, b.id), text: list.length > 1 ? `all ${count(list.length, "statement")}` : "this link" }))];
}

/** Ask for the other end: the next point that is chosen, wherever. */
function startPath(node) {
  state.from = node;
  showBar();
  search.focus();
  say(`Path from ${node.title}: search for the point where it ends, or choose it in the picture.`);
}
