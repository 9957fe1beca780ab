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
