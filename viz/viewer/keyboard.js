/* ---- keyboard --------------------------------------------------------------------------------- */

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The nearest shown point in a direction; sideways distance counts double. */
function onward(from, [dx, dy]) {
  const start = from.spot;
  let best = null;
  for (const node of state.things) if (node !== from) {
    const place = node.spot;
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
    const first = [...state.things].sort((a, b) => rank(b) - rank(a))[0];
    const here = state.bundle || state.second || state.chosen;
    const next = here && state.things.includes(here) ? onward(here, direction) : first;
    if (next) go(next.within ? `#${next.id}` : address(next.id), true);
  }
  if (event.key === "Enter" && (state.chosen || state.quote || state.bundle)) { byId("panel").querySelector("h2").focus(); reveal(byId("panel")); }
  if (event.key === "+" || event.key === "=") zoom(1.3);
  if (event.key === "-") zoom(1 / 1.3);
  if (event.key === "0") quietly(arrange);
});
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "/" && !typing) { event.preventDefault(); search.focus(); }
  if (event.key === "Escape" && !typing && (state.chosen || state.quote || state.bundle || state.from)) {
    state.from = null; go(""); picture.focus({ preventScroll: true }); }
});
