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

function refresh() {
  refilter();
  state.near = nearby();
  showLegend();
  showBar();
  arrangeIfChanged();
  showPanel();
}

/* What the picture leaves out or gathers, and the way back. */
function showBar() {
  const said = bars().map(([text, name, way, act]) => el("span", {}, `${text} `,
    el("button", { type: "button", class: "plain", "data-way": name, text: way, onclick: () => { act(); picture.focus({ preventScroll: true }); } })));
  byId("bar").replaceChildren(...said);
  byId("bar").hidden = !said.length;
}

function bars() {
  const drawn = state.things.filter((thing) => thing.within).length;
  const all = [...nodes.values()].filter((n) => n.shown).length;
  return [
    ...(state.from ? [[`Path from ${state.from.title}: choose the point where it ends.`, "path", "Give up", () => { state.from = null; showBar(); }]] : []),
    ...(state.only ? [[`Only ${state.only.title} and what it is linked to.`, "only", "Draw everything",
      () => go(state.chosen ? `#${encoded([state.chosen.id])}` : "")]] : []),
    ...(drawn ? [[`${all.toLocaleString("en-GB")} points, many of them in ${count(drawn, "group")}: choose a group to open it.`, "all", "Draw every point",
      () => { state.all = true; refresh(); }]]
      : state.many ? [[`${all.toLocaleString("en-GB")} points.`, "groups", "Draw them in groups",
        () => { state.all = false; state.opened.clear(); refresh(); }]] : []),
  ];
}

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
  byId("choices").replaceChildren(...specs.filter(([, , options]) => options.length > 1 && !data.partial).map(choice));
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
byId("whole").addEventListener("click", () => quietly(arrange));
