/* ---- labels: always the same size, the more linked first, none over another ---------------- */

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function cut(ctx, text, width) {
  if (ctx.measureText(text).width <= width) return text;
  let [low, high] = [0, Math.min(text.length, 200)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ctx.measureText(text.slice(0, middle).trimEnd() + "…").width <= width) low = middle; else high = middle - 1;
  }
  return text.slice(0, low).trimEnd() + "…";
}

/** A title as one or two lines no wider than `width`, and how wide they are. */
function wrapped(ctx, thing, width, most) {
  const key = `${width} ${most} ${frame.wide < 640} ${thing.title.length}`;
  if (thing.cutFor !== key) {
    const lines = wrap(ctx, thing.title.slice(0, 400).replace(CONTROLS, ""), width, most);
    Object.assign(thing, { cutFor: key, lines, wide: Math.max(...lines.map((line) => ctx.measureText(line).width)) });
  }
  return thing;
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
  const w = frame.wide;
  const gap = columns > 1 ? columnAt(1, columns, w) - columnAt(0, columns, w) : w;
  if (!inColumns()) return 150;
  if (narrow()) return gap - 30;
  return side === "left" ? at.x - r - 14 : Math.min(260, column === columns - 1 ? w - at.x - r - 14 : gap - 34);
}

/** Where the label of a thing may stand, the best place first; each is made when it is asked for. */
function* labelBoxes(ctx, node, columns) {
  const { at, reach: r } = node;
  const column = columns.get(node.group);
  for (const side of sides(column)) {
    const room = Math.max(24, Math.round(roomAt(side, at, r, column, columns.size)));
    const { lines: text, wide: width } = wrapped(ctx, node, room, narrow() || !inColumns() ? 2 : 1);
    const height = text.length * 14;
    const middle = Math.min(frame.wide - width - 6, Math.max(6, at.x - width / 2));
    const left = { left: at.x - r - 7 - width, right: at.x + r + 7 }[side] ?? middle;
    const top = { below: at.y + r + 4, above: at.y - r - 4 - height }[side] ?? at.y - height / 2;
    yield { node, text, width, height, left, top };
  }
}

const pointBox = (node) => ({ node, left: node.at.x - node.reach, top: node.at.y - node.reach, width: 2 * node.reach, height: 2 * node.reach });

const picked = (node) => node === state.chosen || node === state.second || node === state.bundle;
const rank = (node) => (node === state.hover ? 4e6 : picked(node) ? 3e6
  : state.near && state.near.has(node) ? 2e6 : 0) + node.live.length + node.size + (node.within ? node.within.length : 0);
const overlaps = (a, b) => a.left < b.left + b.width + 3 && b.left < a.left + a.width + 3
  && a.top < b.top + b.height && b.top < a.top + a.height;

const inside = (box) => box.left >= 4 && box.left + box.width <= frame.wide - 4;

/* Boxes by the squares they lie in, so that only near ones are compared. */
const SQUARE = 48;

function* squares({ left, top, width, height }) {
  for (let x = Math.floor((left - 3) / SQUARE); x <= (left + width + 3) / SQUARE; x += 1) {
    for (let y = Math.floor(top / SQUARE); y <= (top + height) / SQUARE; y += 1) yield x * 4096 + y;
  }
}

class Taken {
  constructor(boxes = []) { this.by = new Map(); for (const box of boxes) this.add(box); }
  add(box) { for (const key of squares(box)) { if (!this.by.has(key)) this.by.set(key, []); this.by.get(key).push(box); } }
  free(box) {
    for (const key of squares(box)) if ((this.by.get(key) || []).some((other) => other.node !== box.node && overlaps(box, other))) return false;
    return true;
  }
}

function drawLabels(ctx) {
  if (!root.dataset.ready) return;
  const ratio = ctx.canvas.width / frame.wide;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.font = `${narrow() ? 12 : 13}px ${ink.sans}`;
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  const columns = new Map(shownColumns().map((list, c) => [list[0].group, c]));
  placeLabels(ctx, columns);
  for (const box of state.drawn) drawLabel(ctx, box);
  if (inColumns() && network.getScale() === 1) drawHeadings(ctx, columns);
  ctx.restore();
}

/** As many labels as there is room for: over no point where that can be, and never over another. */
function placeLabels(ctx, columns) {
  const scale = network.getScale();
  const seen = state.things.filter((thing) => {
    thing.at = network.canvasToDOM(thing.spot);
    thing.reach = radius(thing) * scale;
    return thing.at.x > -40 && thing.at.y > -40 && thing.at.x < frame.wide + 40 && thing.at.y < frame.high + 40;
  }).sort((a, b) => rank(b) - rank(a));
  const [spots, written] = [new Taken(inColumns() ? [] : seen.map(pointBox)), new Taken()];
  state.drawn = [];
  for (const node of seen) {
    let box = null;
    for (const each of labelBoxes(ctx, node, columns)) {
      if (!(inColumns() || inside(each)) || !written.free(each)) continue;
      if (spots.free(each)) { box = each; break; }
      if (seen.length <= 400) box = box || each;
    }
    if (box) { state.drawn.push(box); written.add(box); }
  }
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
    const x = columnAt(column, columns.size, frame.wide);
    const left = !narrow() && column === 0;
    ctx.textAlign = left ? "right" : "left";
    ctx.fillText(cut(ctx, types[label].plural, narrow() ? 110 : 190), left ? x + 10 : x - 10, 14);
  }
  ctx.textAlign = "left";
}
