"use strict";
/* Draws the page's data. Text of reviews enters the page only as text (textContent, fillText). */
(() => {
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const root = document.documentElement;

/* ---- the drawing ------------------------------------------------------------------------- */

const types = data.types;
const passages = data.passages.map(([id, text, place, kind, cas, board, year], index) =>
  ({ id, text, place, kind, case: cas, board, year, index, live: true, nodes: [] }));
const passageById = new Map(passages.map((p) => [p.id, p]));
const nodes = new Map(data.nodes.map((n, i) => [n.id, { ...n, ...data.facts[i], title: n.label, edges: [] }]));
for (const node of nodes.values()) for (const i of node.passages) passages[i].nodes.push(node);
const edges = data.edges.map((e) => ({ ...e, a: nodes.get(e.from), b: nodes.get(e.to) }));
for (const edge of edges) { edge.a.edges.push(edge); edge.b.edges.push(edge); }
const labels = [...new Set([...data.columns, ...Object.keys(types)])]
  .filter((label) => [...nodes.values()].some((n) => n.group === label));
const state = {
  chosen: null, second: null, quote: null, hover: null, near: null, drawn: [],
  hidden: new Set(data.hidden), arrange: data.layout, printing: false,
  filters: { kind: "", theme: "", agency: "", board: "", from: "", to: "" },
};

const count = (n, one, many) => `${n} ${n === 1 ? one : many || one + "s"}`;
const named = (n, label) => count(n, types[label].name.toLowerCase(), types[label].plural.toLowerCase());
const casesOf = (list) => new Set(list.map((p) => p.case).filter(Boolean)).size;
const passagesOf = (node) => node.passages.map((i) => passages[i]);
/** Distinct cases a point is about, or is joined to in the graph itself. */
const casesAt = (node) => new Set([...node.live.map((p) => p.case).filter(Boolean), ...node.edges.filter((e) => !e.passages.length)
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
  for (const node of nodes.values()) node.shown = node.wanted && hasCompany(node);
  for (const edge of edges) {
    const live = edge.passages.filter((i) => passages[i].live).map((i) => passages[i]);
    const ofCase = edge.a.group === "Case" || edge.b.group === "Case";
    edge.strength = !edge.passages.length ? 1 : ofCase ? live.length : casesOf(live) || live.length;
    edge.shown = edge.a.shown && edge.b.shown && (live.length > 0 || !edge.passages.length);
  }
  const shown = edges.filter((edge) => edge.shown);
  state.strongest = Math.max(8, ...shown.map((edge) => edge.strength));
  state.thinned = Math.max(0.3, Math.min(1, 350 / (shown.length + 1)));
  byId("none").hidden = [...nodes.values()].some((n) => n.shown);
}

/* ---- making elements ---------------------------------------------------------------------- */

function el(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name === "text") made.textContent = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child != null && child !== ""));
  return made;
}

const around = (n, start, radius = 1, inner = 0) => Array.from({ length: inner ? 2 * n : n }, (_, i) => {
  const angle = start + (i * 2 * Math.PI) / (inner ? 2 * n : n);
  const r = inner && i % 2 ? inner : radius;
  return [r * Math.cos(angle), r * Math.sin(angle)];
});
const UP = -Math.PI / 2;
const SHAPES = {
  circle: around(40, 0, 0.95),
  square: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
  diamond: around(4, UP, 1.12),
  hexagon: around(6, 0, 1.04),
  triangle: around(3, UP, 1.12),
  "triangle-down": around(3, -UP, 1.12),
  star: around(5, UP, 1.2, 0.56),
  pentagon: around(5, UP, 1.05),
  cross: [[-0.35, -1], [0.35, -1], [0.35, -0.35], [1, -0.35], [1, 0.35], [0.35, 0.35], [0.35, 1], [-0.35, 1],
    [-0.35, 0.35], [-1, 0.35], [-1, -0.35], [-0.35, -0.35]],
  page: [[-0.75, -1], [0.75, -1], [0.75, 1], [-0.75, 1]],
};
const shapeOf = (label) => SHAPES[types[label].shape] || SHAPES.circle;

function icon(label) {
  const make = (tag) => document.createElementNS("http://www.w3.org/2000/svg", tag);
  const svg = make("svg");
  const polygon = make("polygon");
  svg.setAttribute("viewBox", "-1.2 -1.2 2.4 2.4");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  polygon.setAttribute("points", shapeOf(label).map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join(" "));
  polygon.style.fill = `var(--type-${Object.keys(types).indexOf(label)})`;
  svg.append(polygon);
  return svg;
}

/* ---- colours, light and dark ---------------------------------------------------------------- */

const dark = matchMedia("(prefers-color-scheme: dark)");
let ink = {};

function repaint() {
  const scheme = dark.matches && !state.printing ? "dark" : "light";
  Object.values(types).forEach((type, i) => root.style.setProperty(`--type-${i}`, type[scheme]));
  const style = getComputedStyle(root);
  const value = (name) => style.getPropertyValue(name).trim();
  ink = { text: value("--ink"), soft: value("--soft"), ground: value("--surface"), edge: value("--edge"),
    accent: value("--accent"), sans: value("--sans"), scheme };
}

/* ---- the picture: vis-network draws points and lines, labels are set by hand ---------------- */

const picture = byId("picture");
const inColumns = () => state.arrange === "columns";
const points = new vis.DataSet(data.nodes.map((n) => ({ id: n.id, shape: "custom", x: 0, y: 0, ctxRenderer: drawPoint })));
repaint();
refilter();
const styles = new Map(edges.map((edge) => [edge.id, lineStyle(edge)]));
const lines = new vis.DataSet(data.edges.map((e) => ({ from: e.from, to: e.to, ...styles.get(e.id) })));
const network = new vis.Network(picture, { nodes: points, edges: lines }, {
  autoResize: false, physics: false, layout: { improvedLayout: false },
  nodes: { chosen: false }, edges: { chosen: false, color: { inherit: false }, smooth: curve() },
  interaction: { hover: false, selectable: true, selectConnectedEdges: false, dragNodes: false,
    hideEdgesOnDrag: nodes.size > 300, keyboard: false, multiselect: false },
});

const narrow = () => picture.clientWidth < 640;
const shownColumns = () => labels.map((label) => [...nodes.values()].filter((n) => n.shown && n.group === label))
  .filter((list) => list.length);

function heightWanted() {
  const tallest = Math.max(1, ...shownColumns().map((list) => list.length));
  if (inColumns()) return Math.min(narrow() ? 1500 : 1100, Math.max(460, 64 + tallest * (narrow() ? 34 : 20)));
  return Math.min(820, Math.max(460, Math.round(window.innerHeight * 0.7)));
}

/** The points' places in pixels, for the present arrangement, size and choice of points. */
function places() {
  const [w, h] = [picture.clientWidth, picture.clientHeight];
  const found = new Map();
  if (inColumns()) {
    const lists = shownColumns();
    measureMargins(lists);
    lists.forEach((list, c) => {
      list.sort((a, b) => a.row - b.row);
      list.forEach((node, r) => found.set(node, [columnAt(c, lists.length, w) - w / 2,
        44 + ((h - 64) * (r + 0.5)) / list.length - h / 2]));
    });
  }
  const [mx, my] = [narrow() ? 44 : 92, 44];
  for (const node of nodes.values()) if (!found.has(node)) {
    found.set(node, [mx + (node.net[0] / 1000) * (w - 2 * mx) - w / 2, my + (node.net[1] / 1000) * (h - 2 * my) - h / 2]);
  }
  return found;
}

/** Columns stand evenly between the room that the first and the last column's labels need. */
function columnAt(column, columns, width) {
  if (narrow()) return 16 + (column * (width - 16)) / columns;
  if (columns === 1) return width / 2;
  return margins.left + (column * (width - margins.left - margins.right)) / (columns - 1);
}

const ruler = document.createElement("canvas").getContext("2d");
const margins = { left: 0, right: 0 };

function measureMargins(lists) {
  ruler.font = `13px ${ink.sans}`;
  const most = picture.clientWidth * 0.27;
  const room = (list) => Math.min(most, 34 + Math.max(60, ...list.map((n) => ruler.measureText(n.title.slice(0, 60)).width)));
  margins.left = room(lists[0] || []);
  margins.right = room(lists[lists.length - 1] || []);
}

function arrange() {
  picture.style.height = `${heightWanted()}px`;
  const found = places();
  points.update([...found].map(([node, [x, y]]) => ({ id: node.id, x, y, hidden: !node.shown })));
  network.setSize("100%", "100%");
  network.moveTo({ position: { x: 0, y: 0 }, scale: 1, animation: false });
  styleLines();
}

function curve() {
  return inColumns() ? { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 } : { enabled: false };
}

function lineStyle(edge) {
  const lit = isLit(edge);
  const share = edge.strength / state.strongest;
  const base = edge.passages.length ? (0.14 + 0.36 * share) * state.thinned : 0.5;
  return {
    id: edge.id, hidden: !edge.shown, dashes: edge.passages.length ? false : [3, 4],
    width: 0.7 + 4.8 * share + (lit ? 0.6 : 0),
    color: { color: lit ? ink.accent : `rgba(${ink.edge}, ${state.near ? 0.07 : base})`, opacity: lit ? 0.75 : 1 },
  };
}

/** Only lines that change are handed on: vis-network takes each one slowly. */
function styleLines() {
  const changed = edges.map(lineStyle).filter((style) => JSON.stringify(style) !== JSON.stringify(styles.get(style.id)));
  for (const style of changed) styles.set(style.id, style);
  if (changed.length) lines.update(changed);
  network.redraw();
}

function isLit(edge) {
  if (!state.chosen) return false;
  const ends = [edge.a, edge.b];
  return ends.includes(state.chosen) && (!state.second || ends.includes(state.second));
}

function radius(node) {
  const most = inColumns() ? (narrow() ? 9 : 10) : 17;
  return Math.min(most, node.size) * (state.hover === node ? 1.15 : 1);
}

function tracePoint(ctx, label, x, y, r) {
  ctx.beginPath();
  shapeOf(label).forEach(([px, py], i) => (i ? ctx.lineTo(x + px * r, y + py * r) : ctx.moveTo(x + px * r, y + py * r)));
  ctx.closePath();
}

function drawPoint({ ctx, id, x, y }) {
  const node = nodes.get(id);
  const r = radius(node);
  return { nodeDimensions: { width: 2 * r + 6, height: 2 * r + 6 }, drawNode() {
    tracePoint(ctx, node.group, x, y, r);
    ctx.fillStyle = ctx.strokeStyle = ink.ground;
    ctx.lineWidth = 3;
    ctx.stroke();
    ctx.fill();
    ctx.globalAlpha = state.near && !state.near.has(node) ? 0.22 : 1;
    ctx.fillStyle = types[node.group][ink.scheme];
    ctx.fill();
    ctx.globalAlpha = 1;
    if (node !== state.chosen && node !== state.second) return;
    tracePoint(ctx, node.group, x, y, r + 4.5);
    ctx.lineWidth = 2.5;
    ctx.strokeStyle = ink.text;
    ctx.stroke();
  } };
}

/* ---- labels: always the same size, the more linked first, none over another ---------------- */

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const cuts = new Map();

function cut(ctx, text, width) {
  if (ctx.measureText(text).width <= width) return text;
  let [low, high] = [0, Math.min(text.length, 200)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ctx.measureText(text.slice(0, middle).trimEnd() + "…").width <= width) low = middle; else high = middle - 1;
  }
  return text.slice(0, low).trimEnd() + "…";
}

/** A title as one or two lines no wider than `width`. */
function wrapped(ctx, title, width, most) {
  const key = `${width}|${most}|${ctx.font}|${title}`;
  if (!cuts.has(key)) cuts.set(key, wrap(ctx, title.slice(0, 400).replace(CONTROLS, ""), width, most));
  return cuts.get(key);
}

function wrap(ctx, text, width, most) {
  if (most === 1 || ctx.measureText(text).width <= width) return [cut(ctx, text, width)];
  const words = text.split(" ");
  let line = words.shift();
  while (words.length && ctx.measureText(`${line} ${words[0]}`).width <= width) line += ` ${words.shift()}`;
  return [cut(ctx, line, width), ...(words.length ? [cut(ctx, words.join(" "), width)] : [])];
}

/** The sides of a point where its label may stand, the best first. */
function sides(column) {
  return !inColumns() ? ["below", "above", "right", "left"] : [column === 0 && !narrow() ? "left" : "right"];
}

function roomAt(side, at, r, column, columns) {
  const w = picture.clientWidth;
  const gap = columns > 1 ? columnAt(1, columns, w) - columnAt(0, columns, w) : w;
  if (!inColumns()) return 150;
  if (narrow()) return gap - 30;
  return side === "left" ? at.x - r - 14 : Math.min(260, column === columns - 1 ? w - at.x - r - 14 : gap - 34);
}

function labelBoxes(ctx, node, columns) {
  const at = network.canvasToDOM(network.getPosition(node.id));
  const r = radius(node) * network.getScale();
  const column = columns.get(node.group);
  return sides(column).map((side) => {
    const room = Math.max(24, Math.round(roomAt(side, at, r, column, columns.size)));
    const text = wrapped(ctx, node.title, room, narrow() || !inColumns() ? 2 : 1);
    const [width, height] = [Math.max(...text.map((line) => ctx.measureText(line).width)), text.length * 14];
    const middle = Math.min(picture.clientWidth - width - 6, Math.max(6, at.x - width / 2));
    const left = { left: at.x - r - 7 - width, right: at.x + r + 7 }[side] ?? middle;
    const top = { below: at.y + r + 4, above: at.y - r - 4 - height }[side] ?? at.y - height / 2;
    return { node, text, width, height, left, top };
  });
}

function pointBox(node) {
  const at = network.canvasToDOM(network.getPosition(node.id));
  const r = radius(node) * network.getScale();
  return { node, left: at.x - r, top: at.y - r, width: 2 * r, height: 2 * r };
}

const rank = (node) => (node === state.hover ? 4e6 : node === state.chosen || node === state.second ? 3e6
  : state.near && state.near.has(node) ? 2e6 : 0) + node.live.length + node.size;
const overlaps = (a, b) => a.left < b.left + b.width + 3 && b.left < a.left + a.width + 3
  && a.top < b.top + b.height && b.top < a.top + a.height;

const inside = (box) => box.left >= 4 && box.left + box.width <= picture.clientWidth - 4;

function drawLabels(ctx) {
  const ratio = ctx.canvas.width / picture.clientWidth;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.font = `${narrow() ? 12 : 13}px ${ink.sans}`;
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  const columns = new Map(shownColumns().map((list, c) => [list[0].group, c]));
  state.drawn = [];
  const shown = [...nodes.values()].filter((n) => n.shown).sort((a, b) => rank(b) - rank(a));
  const spots = inColumns() ? [] : shown.map(pointBox);
  for (const node of shown) {
    const clear = (things) => (box) => (inColumns() || inside(box))
      && !things.some((other) => other.node !== node && overlaps(box, other));
    const boxes = labelBoxes(ctx, node, columns);
    const box = boxes.find(clear([...spots, ...state.drawn])) || boxes.find(clear(state.drawn));
    if (box) { state.drawn.push(box); drawLabel(ctx, box); }
  }
  if (inColumns() && network.getScale() === 1) drawHeadings(ctx, columns);
  ctx.restore();
}

function drawLabel(ctx, { node, text, left, top }) {
  ctx.globalAlpha = state.near && !state.near.has(node) ? 0.4 : 1;
  ctx.strokeStyle = ink.ground;
  ctx.lineWidth = 5;
  ctx.fillStyle = ink.text;
  text.forEach((line, i) => { ctx.strokeText(line, left, top + i * 14); ctx.fillText(line, left, top + i * 14); });
}

function drawHeadings(ctx, columns) {
  ctx.globalAlpha = 1;
  ctx.fillStyle = ink.soft;
  for (const [label, column] of columns) {
    const x = columnAt(column, columns.size, picture.clientWidth);
    const left = !narrow() && column === 0;
    ctx.textAlign = left ? "right" : "left";
    ctx.fillText(cut(ctx, types[label].plural, narrow() ? 110 : 190), left ? x + 10 : x - 10, 14);
  }
  ctx.textAlign = "left";
}

/* ---- choosing ----------------------------------------------------------------------------- */

const address = (...ids) => `#${ids.map(encodeURIComponent).join("&")}`;

function read(hash) {
  const ids = hash.slice(1).split("&").map((part) => { try { return decodeURIComponent(part); } catch { return ""; } });
  const [chosen, second] = ids.map((id) => nodes.get(id));
  const quote = passageById.get(ids[0]);
  Object.assign(state, chosen ? { chosen, second: second && second !== chosen ? second : null, quote: null }
    : { chosen: null, second: null, quote: quote || null });
}

function go(hash, quietly) {
  if (quietly) { history.replaceState(null, "", hash || "#"); follow(); }
  else if (hash === location.hash) follow(); else location.hash = hash || "#";
}

function follow(event) {
  read(location.hash);
  for (const node of [state.chosen, state.second]) if (node && node.passes && !node.shown) state.hidden.delete(node.group);
  state.near = nearby();
  refilter();
  showLegend();
  arrangeIfChanged();
  styleLines();
  showPanel();
  if (event && (state.chosen || state.quote)) reveal(byId("panel"));
}

function nearby() {
  if (state.quote) return new Set(state.quote.nodes);
  if (!state.chosen) return null;
  return state.second ? new Set([state.chosen, state.second])
    : new Set([state.chosen, ...[...company(state.chosen, true).keys()].filter((n) => n.shown)]);
}

let arranged = "";
function arrangeIfChanged() {
  const key = [state.arrange, picture.clientWidth, state.printing, [...nodes.values()].map((n) => +n.shown).join("")].join();
  if (key !== arranged) { arranged = key; arrange(); }
}

function reveal(place) {
  const { top } = place.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight - 120) place.scrollIntoView({ block: "start" });
}

const say = (text) => { byId("said").textContent = text; };
const labelAt = ({ x, y }) => state.drawn.find((b) => x >= b.left - 3 && x <= b.left + b.width + 3
  && y >= b.top - 2 && y <= b.top + b.height + 2);
const pointAt = (dom) => { const id = network.getNodeAt(dom); return id === undefined ? (labelAt(dom) || {}).node : nodes.get(id); };

network.on("afterDrawing", drawLabels);
network.on("click", ({ pointer, edges: [line] }) => {
  const node = pointAt(pointer.DOM);
  const edge = node ? null : edges.find((e) => e.id === line);
  go(node ? address(node.id) : edge ? address(edge.from, edge.to) : "");
});
picture.addEventListener("mousemove", (event) => {
  const box = picture.getBoundingClientRect();
  const found = pointAt({ x: event.clientX - box.left, y: event.clientY - box.top }) || null;
  picture.style.cursor = found ? "pointer" : "";
  if (found !== state.hover) { state.hover = found; network.redraw(); }
});
picture.addEventListener("wheel", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); }, true);

/* ---- the panel ---------------------------------------------------------------------------- */

const link = (node, ...children) => el("a", { class: "name", href: address(node.id) }, ...(children.length ? children : [node.title]));
const release = () => el("button", { type: "button", class: "plain", text: "Close", onclick: () => { go(""); picture.focus(); } });
const heading = (text) => el("h2", { tabindex: "-1", text });

function showPanel() {
  const panel = byId("panel");
  const { chosen, second, quote } = state;
  panel.className = chosen || quote ? "" : "idle";
  panel.replaceChildren(...(quote ? quotePanel(quote) : second ? pairPanel(chosen, second) : chosen ? nodePanel(chosen) : idlePanel()));
  panel.scrollTop = 0;
  if (chosen) say(second ? `${chosen.title} and ${second.title}: ${count(shared(chosen, second).length, "statement")}`
    : `${chosen.title}, ${types[chosen.group].name.toLowerCase()}, ${count(chosen.live.length, "statement")}`);
}

function idlePanel() {
  const groups = labels.filter((label) => !state.hidden.has(label) && label !== "Case").slice(0, 2).map((label) => {
    const list = [...nodes.values()].filter((n) => n.group === label && n.passes && !n.last && casesAt(n))
      .sort((a, b) => casesAt(b) - casesAt(a) || b.live.length - a.live.length).slice(0, 6);
    return list.length ? [el("h3", { text: `${types[label].plural} in most cases` }), el("ul", { class: "links" },
      ...list.map((n) => el("li", {}, icon(label), link(n), el("small", { text: count(casesAt(n), "case") }))))] : [];
  });
  return [heading("Where to start"), el("p", { class: "lead",
    text: "Choose a point or a line in the picture to read the reviews’ own words behind it." }), ...groups.flat()];
}

function summary(list, cases = true) {
  const n = casesOf(list);
  const all = filtering() ? " that match the filters" : "";
  return `${count(list.length, "statement")}${cases && n ? ` in ${count(n, "case")}` : ""}${all}`;
}

function nodePanel(node) {
  return [
    el("p", { class: "type" }, icon(node.group), types[node.group].name, release()),
    heading(node.title),
    node.passages.length ? el("p", { class: "sum", text: summary(node.live, node.group !== "Case") }) : "",
    node.shown ? "" : el("p", { class: "sum", text: "Not in the picture under the present filters." }),
    details(node), ...quotes(node.live, 3), ...links(node),
  ];
}

function details(node) {
  if (!node.details.length) return "";
  return el("dl", {}, ...node.details.flatMap(([name, value]) => [el("dt", { text: name }), el("dd", { text: value })]));
}

function pairPanel(a, b) {
  const list = shared(a, b).filter((p) => p.live);
  const joined = a.edges.filter((e) => (e.a === b || e.b === b) && !e.passages.length && e.kind)
    .map((e) => el("p", { class: "sum", text: `${e.a.title} ${e.kind} ${e.b.title}.` }));
  return [
    el("p", { class: "type" }, "Link", release()), heading(`${a.title} and ${b.title}`), ...joined,
    el("p", { class: "sum", text: summary(list, a.group !== "Case" && b.group !== "Case") }),
    el("ul", { class: "links" }, ...[a, b].map((n) => el("li", {}, icon(n.group), link(n)))), ...quotes(list, 12),
  ];
}

function quotePanel(p) {
  return [
    el("p", { class: "type" }, "Statement", release()), heading(data.kinds[p.kind] || p.kind || "Statement"),
    el("ul", { class: "quotes" }, quoteItem(p)), el("h3", { text: "Linked to" }),
    el("ul", { class: "links" }, ...p.nodes.filter((n) => n.passages.length > 1 || n.group === "Case")
      .map((n) => el("li", {}, icon(n.group), link(n)))),
  ];
}

function quotes(list, first) {
  if (!list.length) return [];
  const words = "In the reviews’ own words";
  const title = el("h3", { text: list.length > first ? `${words}: ${first} of ${list.length}` : words });
  const items = el("ul", { class: "quotes" }, ...list.slice(0, first).map(quoteItem));
  return [title, items, more(list.length - first, "statement", () => {
    title.textContent = words;
    items.append(...list.slice(first).map(quoteItem));
  })];
}

function more(left, what, act) {
  return left <= 0 ? "" : el("p", { class: "more" }, el("button", { type: "button", class: "plain",
    text: `Show ${left} more ${left === 1 ? what : what + "s"}`, onclick: (e) => { act(); e.target.parentNode.remove(); } }));
}

function quoteItem(p) {
  const about = nodes.get(p.case);
  return el("li", { class: p === state.quote ? "chosen" : "" },
    el("p", { class: "kind", text: data.kinds[p.kind] || p.kind }), el("blockquote", { text: p.text }),
    el("p", { class: "place", text: p.place }), el("p", { class: "place" },
      ...(about && about !== state.chosen ? [link(about), " · "] : []), el("a", { href: address(p.id), text: "link to these words" })));
}

function links(node) {
  const met = [...company(node, true)].filter(([n]) => n.passes);
  return labels.flatMap((label) => {
    const list = met.filter(([n]) => n.group === label && !(state.hidden.has(label) && n.passages.length === 1))
      .sort(([a, n], [b, m]) => a.last - b.last || m - n || (a.title < b.title ? -1 : 1));
    if (!list.length) return [];
    const items = el("ul", { class: "links" }, ...list.slice(0, 6).map((pair) => linkItem(node, pair)));
    return [el("h3", { text: `Linked to ${named(list.length, label)}` }), items,
      more(list.length - 6, "link", () => items.append(...list.slice(6).map((pair) => linkItem(node, pair))))];
  });
}

function linkItem(node, [other, n]) {
  const kind = (node.edges.find((e) => !e.passages.length && (e.a === other || e.b === other)) || {}).kind;
  return el("li", {}, icon(other.group), link(other), n ? el("a", { class: "count", href: address(node.id, other.id),
    text: count(n, "statement"), "aria-label": `Read ${count(n, "statement")} shared with ${other.title}` })
    : el("small", { text: kind || "" }));
}

/* ---- legend, switches and filters ----------------------------------------------------------- */

function showLegend() {
  byId("legend").replaceChildren(...labels.map((label) => el("button", { type: "button", "data-type": label,
    "aria-pressed": String(!state.hidden.has(label)), onclick: () => toggle(label) }, icon(label), types[label].plural,
  el("b", { text: [...nodes.values()].filter((n) => n.group === label && (state.hidden.has(label) ? n.passes : n.shown)).length }))));
}

function toggle(label) {
  if (!state.hidden.delete(label)) state.hidden.add(label);
  refresh();
  document.querySelector(`#legend [data-type="${label}"]`).focus();
}

function refresh() { refilter(); state.near = nearby(); showLegend(); arrangeIfChanged(); styleLines(); showPanel(); }

function showArrange() {
  if (labels.length < 2) return;
  byId("arrange").replaceChildren(...[["columns", "Columns"], ["network", "Network"]].map(([name, text]) =>
    el("button", { type: "button", text, "aria-pressed": String(state.arrange === name), onclick: () => {
      state.arrange = name; network.setOptions({ edges: { smooth: curve() } }); showArrange(); refresh(); byId("arrange").querySelector("[aria-pressed=true]").focus();
    } })));
}

const titled = (...wanted) => [...nodes.values()].filter((n) => wanted.includes(n.group))
  .sort((a, b) => (a.title < b.title ? -1 : 1)).map((n) => [n.id, n.title]);
const distinct = (pick) => [...new Set(passages.map(pick).filter((v) => v != null && v !== ""))].sort();

function showFilters() {
  const years = distinct((p) => p.year).map((y) => [String(y), String(y)]);
  const specs = [
    ["kind", "Statements: all", Object.keys(data.kinds).filter((k) => passages.some((p) => p.kind === k)).map((k) => [k, data.kinds[k]])],
    ["theme", "Theme: any", titled("Theme")], ["agency", "Agency: any", titled("AgencyType", "Agency")],
    ["board", "Board: any", distinct((p) => p.board).map((b) => [b, b])],
    ["from", "From year", years], ["to", "To year", years],
  ];
  byId("choices").replaceChildren(...specs.filter(([, , options]) => options.length > 1).map(choice));
  byId("filters").hidden = !byId("choices").children.length;
  byId("filters").open = window.innerWidth > 700;
}

function choice([name, all, options]) {
  const select = el("select", { "aria-label": all.replace(/:.*/, ""), name, onchange: () => {
    state.filters[name] = select.value;
    select.classList.toggle("set", Boolean(select.value));
    refresh();
    say(`${count([...nodes.values()].filter((n) => n.shown).length, "point")} in the picture`);
  } }, el("option", { value: "", text: all }), ...options.map(([value, text]) => el("option", { value, text })));
  return el("label", {}, select);
}

byId("clear").addEventListener("click", () => {
  for (const name of Object.keys(state.filters)) state.filters[name] = "";
  showFilters();
  refresh();
});
const zoom = (factor) => network.moveTo({ scale: Math.min(6, Math.max(0.3, network.getScale() * factor)), animation: false });
byId("nearer").addEventListener("click", () => zoom(1.3));
byId("further").addEventListener("click", () => zoom(1 / 1.3));
byId("whole").addEventListener("click", () => arrange());

/* ---- search --------------------------------------------------------------------------------- */

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const search = byId("search");
const foundList = byId("found");
let index = null;
let at = 0;

function lookUp(words) {
  index = index || { nodes: [...nodes.values()].map((n) => [fold(n.title), n]), passages: passages.map((p) => [fold(p.text), p]) };
  const all = fold(words).split(/\s+/).filter(Boolean);
  if (!all.length) return [];
  const holds = ([text]) => all.every((word) => text.includes(word));
  const titles = index.nodes.filter(([text, n]) => holds([text]) && !(n.passages.length === 1 && n.title.length > 60))
    .sort((a, b) => b[0].startsWith(all[0]) - a[0].startsWith(all[0]) || b[1].live.length - a[1].live.length);
  return [...titles.slice(0, 8), ...index.passages.filter(holds).slice(0, 12)].map(([, thing]) => thing);
}

function showFound() {
  const list = lookUp(search.value);
  at = 0;
  const items = list.map((thing, i) => el("li", { role: "option", id: `found-${i}`, "aria-selected": String(i === 0),
    "data-to": address(thing.id), onclick: () => take(thing.id) }, ...(thing.text === undefined
    ? [icon(thing.group), el("span", { text: thing.title }), el("small", { text: types[thing.group].name })]
    : [snippet(thing)])));
  const nothing = el("li", { class: "nothing", role: "option", "aria-disabled": "true", text: "Nothing found" });
  foundList.replaceChildren(...(items.length ? items : [nothing]));
  foundList.hidden = !search.value.trim();
  search.setAttribute("aria-expanded", String(!foundList.hidden));
  move(0);
}

function snippet(p) {
  const word = search.value.trim().split(/\s+/)[0].toLowerCase();
  const hit = Math.max(0, p.text.toLowerCase().indexOf(word));
  const start = Math.max(0, hit - 40);
  return el("span", { class: "quote" }, (start ? "…" : "") + p.text.slice(start, hit),
    el("mark", { text: p.text.slice(hit, hit + word.length) }), p.text.slice(hit + word.length, hit + 90) + "…",
    el("small", { text: p.place.slice(0, 80) }));
}

function take(id) {
  closeFound();
  go(address(id));
  const title = byId("panel").querySelector("h2");
  if (title) title.focus({ preventScroll: true });
}

function closeFound() { foundList.hidden = true; search.setAttribute("aria-expanded", "false"); search.removeAttribute("aria-activedescendant"); }

function move(step) {
  const items = [...foundList.querySelectorAll("[data-to]")];
  if (!items.length) return;
  at = (at + step + items.length) % items.length;
  items.forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
  search.setAttribute("aria-activedescendant", items[at].id);
  items[at].scrollIntoView({ block: "nearest" });
}

search.addEventListener("input", showFound);
search.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && !foundList.hidden) { event.preventDefault(); move(step); }
  if (event.key === "Enter" && !foundList.hidden) { const item = byId(`found-${at}`); if (item) item.click(); }
  if (event.key === "Escape") closeFound();
});
search.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== search) closeFound(); }, 200));
foundList.addEventListener("mousedown", (event) => event.preventDefault());

/* ---- keyboard --------------------------------------------------------------------------------- */

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The nearest shown point in a direction; sideways distance counts double. */
function onward(from, [dx, dy]) {
  const start = network.getPosition(from.id);
  let best = null;
  for (const node of nodes.values()) if (node.shown && node !== from) {
    const place = network.getPosition(node.id);
    const [x, y] = [place.x - start.x, place.y - start.y];
    const [ahead, aside] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
    const cost = ahead + 2 * aside;
    if (ahead > 0.5 && (!best || cost < best.cost)) best = { node, cost };
  }
  return best && best.node;
}

picture.addEventListener("keydown", (event) => {
  const direction = DIRECTIONS[event.key];
  if (direction) {
    event.preventDefault();
    const first = [...nodes.values()].filter((n) => n.shown).sort((a, b) => rank(b) - rank(a))[0];
    const next = state.chosen && state.chosen.shown ? onward(state.second || state.chosen, direction) : first;
    if (next) go(address(next.id), true);
  }
  if (event.key === "Enter" && (state.chosen || state.quote)) { byId("panel").querySelector("h2").focus(); reveal(byId("panel")); }
  if (event.key === "+" || event.key === "=") zoom(1.3);
  if (event.key === "-") zoom(1 / 1.3);
  if (event.key === "0") arrange();
});
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "/" && !typing) { event.preventDefault(); search.focus(); }
  if (event.key === "Escape" && !typing && (state.chosen || state.quote)) { go(""); picture.focus({ preventScroll: true }); }
});

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

/* ---- changes from outside ------------------------------------------------------------------------ */

function print(on) {
  state.printing = on;
  root.classList.toggle("printing", on);
  repaint();
  arrangeIfChanged();
  styleLines();
}

window.addEventListener("hashchange", follow);
window.addEventListener("beforeprint", () => print(true));
window.addEventListener("afterprint", () => print(false));
dark.addEventListener("change", () => { repaint(); styleLines(); });
new ResizeObserver(() => arrangeIfChanged()).observe(picture);

showArrange();
showFilters();
showTable();
follow();
root.dataset.ready = "yes";
})();
