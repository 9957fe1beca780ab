/* ---- the picture as a file: what is seen, with its title, its marking and what the shapes mean ---- */

const SVG = "http://www.w3.org/2000/svg";
const HEAD = 76;
const UNWRITABLE = /[\ud800-\udfff\ufffe\uffff]/gu;
const writable = (text) => text.replace(CONTROLS, "").replace(UNWRITABLE, "\ufffd");

function shape(tag, given, text) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = writable(text);
  return made;
}

const label = (x, y, text, fill, size, more = {}) =>
  shape("text", { x, y, fill, "font-size": size, "font-family": "sans-serif", ...more }, text);
const where = (thing) => network.canvasToDOM(thing.spot);
const round = (number) => Math.round(number * 10) / 10;

/** The picture in light colours, as paper has them, whatever the screen has. */
function vector() {
  const { wide, high } = frame;
  state.printing = true;
  root.classList.add("printing");
  repaint();
  const all = HEAD + high + 40;
  const made = shape("svg", { xmlns: SVG, width: wide, height: all, viewBox: `0 0 ${wide} ${all}` });
  made.append(shape("rect", { width: wide, height: all, fill: ink.ground }), ...titles(wide), stage(wide, high), ...key(wide, HEAD + high + 24));
  state.printing = false;
  root.classList.remove("printing");
  repaint();
  return new XMLSerializer().serializeToString(made);
}

function titles(wide) {
  const told = document.querySelector(".subtitle").textContent;
  const marking = document.querySelector(".marking");
  ruler.font = "13px sans-serif";
  return [
    ...(marking ? [label(wide / 2, 16, marking.textContent, getComputedStyle(root).getPropertyValue("--alarm").trim(), 12, { "text-anchor": "middle", "font-weight": 700 })] : []),
    label(16, 40, cut(ruler, writable(document.title), wide * 0.6), ink.text, 20, { "font-weight": 700 }),
    label(16, 62, cut(ruler, writable(told), wide - 40), ink.soft, 13),
  ];
}

/** Lines, points and labels where the picture has them, and nothing beyond its edge. */
function stage(wide, high) {
  const made = shape("svg", { x: 0, y: HEAD, width: wide, height: high, viewBox: `0 0 ${wide} ${high}` });
  made.append(...state.lines.map(drawnLine), ...state.things.map(drawnPoint), ...state.drawn.flatMap(drawnLabel));
  return made;
}

function drawnLine(edge) {
  const [a, b] = [where(edge.a), where(edge.b)];
  const { width, color, dashes } = lineStyle(edge);
  const bend = (b.x - a.x) / 2;
  const curved = `C ${round(a.x + bend)} ${round(a.y)} ${round(b.x - bend)} ${round(b.y)}`;
  return shape("path", { d: `M ${round(a.x)} ${round(a.y)} ${inColumns() ? curved : "L"} ${round(b.x)} ${round(b.y)}`,
    fill: "none", stroke: color.color, "stroke-width": round(width), ...(dashes ? { "stroke-dasharray": "3 4" } : {}) });
}

function drawnPoint(thing) {
  const { x, y } = where(thing);
  const r = radius(thing) * network.getScale();
  const points = shapeOf(thing.group).map(([px, py]) => `${round(x + px * r)},${round(y + py * r)}`).join(" ");
  const made = shape("polygon", { points, fill: types[thing.group][ink.scheme], stroke: picked(thing) ? ink.text : ink.ground, "stroke-width": 2 });
  made.append(shape("title", {}, thing.title));
  return made;
}

const drawnLabel = ({ text, left, top }) => text.map((line, i) => label(round(left), round(top + 11 + i * 14), line, ink.text, 13,
  { stroke: ink.ground, "stroke-width": 4, "paint-order": "stroke", "stroke-linejoin": "round" }));

/** What each shape and colour means. */
function key(wide, y) {
  let x = 24;
  return labels.filter((name) => state.things.some((thing) => thing.group === name)).flatMap((name) => {
    const points = shapeOf(name).map(([px, py]) => `${round(x + px * 6)},${round(y + py * 6)}`).join(" ");
    const made = [shape("polygon", { points, fill: types[name][ink.scheme] }), label(x + 12, y + 4, types[name].plural, ink.text, 13)];
    x += 44 + types[name].plural.length * 7;
    return made;
  });
}

const fileName = (suffix) => `${fold(document.title).replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-|-$/g, "") || "picture"}.${suffix}`;

function keep(blob, suffix) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: fileName(suffix) }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  say(`Saved as ${fileName(suffix)}`);
}

byId("svg").addEventListener("click", () => keep(new Blob([vector()], { type: "image/svg+xml" }), "svg"));

byId("png").addEventListener("click", () => {
  const drawn = URL.createObjectURL(new Blob([vector()], { type: "image/svg+xml" }));
  const image = new Image();
  image.addEventListener("load", () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => keep(blob, "png"), "image/png");
    URL.revokeObjectURL(drawn);
  });
  image.src = drawn;
});
