/* ---- the picture: vis-network draws points and lines, labels are set by hand ---------------- */

const picture = byId("picture");
const inColumns = () => state.arrange === "columns";
const points = new vis.DataSet();
const lines = new vis.DataSet();
const styles = new Map();
repaint();
const network = new vis.Network(picture, { nodes: points, edges: lines }, {
  autoResize: false, physics: false, layout: { improvedLayout: false },
  nodes: { chosen: false }, edges: { chosen: false, color: { inherit: false }, smooth: curve() },
  interaction: { hover: false, selectable: true, selectConnectedEdges: false, dragNodes: false,
    hideEdgesOnDrag: edges.length > 300, keyboard: false, multiselect: false },
});

/* Read once per arrangement: asking the page for it makes it lay itself out. */
const frame = { wide: picture.clientWidth, high: picture.clientHeight };
const narrow = () => frame.wide < 640;
/** Changes the picture in several steps and draws it once: vis-network would draw it after each. */
function quietly(change) {
  network.body.emitter.emit("_blockRedraw");
  change();
  network.body.emitter.emit("_allowRedraw");
  redraw();
}

const redraw = () => network.body.emitter.emit("_requestRedraw");

const shownColumns = () => labels.map((label) => state.things.filter((n) => n.group === label))
  .filter((list) => list.length);

/* Pixels that A4 has below the title. */
const SHEET = 780;

function heightWanted() {
  const tallest = Math.max(1, ...shownColumns().map((list) => list.length));
  if (inColumns()) return Math.min(state.printing ? SHEET : narrow() ? 1500 : 1100, Math.max(460, 64 + tallest * (narrow() ? 34 : 20)));
  return Math.min(state.printing ? SHEET : 820, Math.max(460, Math.round(window.innerHeight * 0.7)));
}

/** The points' places in pixels, for the present arrangement, size and choice of points. */
function places() {
  const [w, h] = [frame.wide, frame.high];
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
  for (const node of state.things) if (!found.has(node)) {
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
  const most = frame.wide * 0.27;
  const room = (list) => Math.min(most, 34 + Math.max(60, ...list.map((n) => ruler.measureText(n.title.slice(0, 60)).width)));
  margins.left = room(lists[0] || []);
  margins.right = room(lists[lists.length - 1] || []);
}

function arrange() {
  frame.wide = picture.clientWidth;
  frame.high = heightWanted();
  picture.style.height = `${frame.high}px`;
  const found = places();
  for (const [thing, [x, y]] of found) thing.spot = { x, y };
  const gone = points.getIds().filter((id) => !found.has(things.get(id)));
  if (gone.length) { lines.clear(); styles.clear(); points.remove(gone); }
  points.update([...found].map(([node, [x, y]]) => ({ id: node.id, x, y, shape: "custom", ctxRenderer: drawPoint })));
  network.setSize("100%", "100%");
  network.moveTo({ position: { x: 0, y: 0 }, scale: 1, animation: false });
}

function curve() {
  return inColumns() ? { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 } : { enabled: false };
}

function lineStyle(edge) {
  const lit = isLit(edge);
  const share = edge.strength / state.strongest;
  const base = edge.passages.length ? (0.14 + 0.36 * share) * state.thinned : 0.5;
  return {
    id: edge.id, from: edge.a.id, to: edge.b.id, dashes: edge.passages.length ? false : [3, 4],
    width: 0.7 + 4.8 * share + (lit ? 0.6 : 0),
    color: { color: lit ? ink.accent : `rgba(${ink.edge}, ${state.near ? 0.07 : base})`, opacity: lit ? 0.75 : 1 },
  };
}

/** Only lines that change are handed on: vis-network takes each one slowly. */
function styleLines() {
  const wanted = new Map(state.lines.map((edge) => [edge.id, lineStyle(edge)]));
  const gone = [...styles.keys()].filter((id) => !wanted.has(id));
  const changed = [...wanted.values()].filter((style) => {
    const now = JSON.stringify(style);
    return now !== styles.get(style.id) && styles.set(style.id, now);
  });
  for (const id of gone) styles.delete(id);
  if (gone.length) lines.remove(gone);
  if (changed.length) lines.update(changed);
}

function isLit(edge) {
  const ends = [edge.a, edge.b];
  if (state.bundle) return ends.includes(state.bundle);
  if (!state.chosen) return false;
  if (state.path) return ends.every((n) => state.path.includes(n)) && Math.abs(state.path.indexOf(ends[0]) - state.path.indexOf(ends[1])) === 1;
  return ends.includes(state.chosen) && (!state.second || ends.includes(state.second));
}

function radius(node) {
  const most = (inColumns() ? (narrow() ? 9 : 10) : 17);
  return Math.min(most, node.size) * (state.hover === node ? 1.15 : 1);
}

function tracePoint(ctx, label, x, y, r) {
  ctx.beginPath();
  shapeOf(label).forEach(([px, py], i) => (i ? ctx.lineTo(x + px * r, y + py * r) : ctx.moveTo(x + px * r, y + py * r)));
  ctx.closePath();
}

function drawPoint({ ctx, id, x, y }) {
  const node = things.get(id);
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
    if (node.within) {
      tracePoint(ctx, node.group, x, y, r + 3);
      ctx.lineWidth = 1.5;
      ctx.strokeStyle = types[node.group][ink.scheme];
      ctx.stroke();
    }
    if (node !== state.chosen && node !== state.second && node !== state.bundle) return;
    tracePoint(ctx, node.group, x, y, r + (node.within ? 7 : 4.5));
    ctx.lineWidth = 2.5;
    ctx.strokeStyle = ink.text;
    ctx.stroke();
  } };
}
