/* ---- choosing ----------------------------------------------------------------------------- */

/* An address names points by their ids; a part that begins with “=” says how they are shown. */
const ONLY = "=only-";
const encoded = (ids) => ids.map(encodeURIComponent).join("&");
const within = (ids) => state.only && ids.every((id) => nodes.has(id) && nodes.get(id).shown);
const address = (...ids) => `#${encoded(ids)}${within(ids) ? `&${ONLY}${encodeURIComponent(state.only.id)}` : ""}`;
const decoded = (part) => { try { return decodeURIComponent(part); } catch { return ""; } };

function read(hash) {
  const parts = hash.slice(1).split("&");
  const modes = parts.filter((part) => part.startsWith("="));
  const ids = parts.filter((part) => !part.startsWith("=")).map(decoded);
  const [chosen, second] = ids.map((id) => nodes.get(id));
  const only = modes.find((mode) => mode.startsWith(ONLY));
  Object.assign(state, chosen ? { chosen, second: second && second !== chosen ? second : null, quote: null }
    : { chosen: null, second: null, quote: passageById.get(ids[0]) || null });
  state.bundle = bundles.find((b) => modes.includes(b.id)) || null;
  state.only = (only && nodes.get(decoded(only.slice(ONLY.length)))) || null;
  state.wantsPath = Boolean(state.second) && modes.includes("=path");
}

/* In a notebook the page is part of another and has no address of its own: it keeps one. */
const addressed = location.protocol !== "about:";
let kept = "";

function go(hash, quietly) {
  if (!addressed) { kept = hash; follow(quietly ? undefined : {}); } else if (quietly) { history.replaceState(null, "", hash || "#"); follow(); }
  else if (hash === location.hash) follow(); else location.hash = hash || "#";
}

function follow(event) {
  read(addressed ? location.hash : kept);
  if (state.from && state.chosen && state.chosen !== state.from) {
    const way = `#${encoded([state.from.id, state.chosen.id])}&=path`;
    state.from = null;
    return go(way, true);
  }
  for (const node of [state.chosen, state.second]) if (node && node.passes && !node.shown) state.hidden.delete(node.group);
  refresh();
  if (event && (state.chosen || state.quote || state.bundle)) reveal(byId("panel"));
  return undefined;
}

function nearby() {
  if (state.bundle) return new Set([state.bundle, ...state.lines.filter(isLit).flatMap((line) => [line.a, line.b])]);
  const near = state.quote ? state.quote.nodes : state.path && state.path.length ? state.path
    : state.second ? [state.chosen, state.second]
      : state.chosen ? [state.chosen, ...[...company(state.chosen, true).keys()].filter((n) => n.shown)] : null;
  return near && new Set(near.flatMap((n) => (n.as ? [n, n.as] : [n])));
}

let arranged = "";
function arrangeIfChanged() {
  const key = [state.arrange, picture.clientWidth, state.printing, state.things.map((n) => n.id).join(" ")].join();
  const changed = key !== arranged;
  arranged = key;
  quietly(() => { if (changed) arrange(); styleLines(); });
}

function reveal(place) {
  const { top } = place.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight - 120) place.scrollIntoView({ block: "start" });
}

const say = (text) => { byId("said").textContent = text; };
const labelAt = ({ x, y }) => state.drawn.find((b) => x >= b.left - 3 && x <= b.left + b.width + 3
  && y >= b.top - 2 && y <= b.top + b.height + 2);
const pointAt = (dom) => { const id = network.getNodeAt(dom); return id === undefined ? (labelAt(dom) || {}).node : things.get(id); };

network.on("afterDrawing", drawLabels);
network.on("click", ({ pointer, edges: [line] }) => {
  const node = pointAt(pointer.DOM);
  const edge = node ? null : state.lines.find((e) => e.id === line);
  const ends = edge ? [edge.a, edge.b] : node ? [node] : [];
  const bundle = ends.find((end) => end.within);
  if (bundle) { state.opened.add(bundle); go(`#${bundle.id}`); } else go(ends.length ? address(...ends.map((end) => end.id)) : "");
});
picture.addEventListener("mousemove", (event) => {
  const box = picture.getBoundingClientRect();
  const found = pointAt({ x: event.clientX - box.left, y: event.clientY - box.top }) || null;
  picture.style.cursor = found ? "pointer" : "";
  if (found !== state.hover) { state.hover = found; redraw(); }
});
picture.addEventListener("wheel", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); }, true);
