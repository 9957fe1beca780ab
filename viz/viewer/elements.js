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
