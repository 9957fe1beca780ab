/* ---- the panel ---------------------------------------------------------------------------- */

const link = (node, ...children) => el("a", { class: "name", href: address(node.id) }, ...(children.length ? children : [node.title]));
const release = () => el("button", { type: "button", class: "plain", text: "Close", onclick: () => { go(""); picture.focus(); } });
const actions = (...buttons) => el("p", { class: "actions" }, ...buttons.map(([name, text, onclick]) =>
  el("button", { type: "button", "data-act": name, text, onclick })));
const heading = (text) => el("h2", { tabindex: "-1", text });

function showPanel() {
  const panel = byId("panel");
  const { chosen, second, quote, bundle } = state;
  panel.className = chosen || quote || bundle ? "" : "idle";
  const within = panel.contains(document.activeElement);
  panel.replaceChildren(...(quote ? quotePanel(quote) : bundle ? bundlePanel(bundle) : state.path ? pathPanel(chosen, second)
    : second ? pairPanel(chosen, second) : chosen ? nodePanel(chosen) : idlePanel()));
  panel.scrollTop = 0;
  if (within) panel.querySelector("h2").focus({ preventScroll: true });
  if (state.path) say(`Path from ${chosen.title} to ${second.title}: ${state.path.map((n) => n.title).join(", ") || "none"}`);
  else if (bundle) say(`${bundle.name}, group of ${named(bundle.members.length, bundle.group)}`);
  else if (chosen) say(second ? `${chosen.title} and ${second.title}: ${count(shared(chosen, second).length, "statement")}`
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
    node.told || node.passages.length ? el("p", { class: "sum", text: node.told || summary(node.live, node.group !== "Case") }) : "",
    node.shown ? "" : el("p", { class: "sum", text: "Not in the picture under the present filters." }),
    own(node), details(node), actions(["only", "Draw only its links", () => go(`#${encoded([node.id])}&${ONLY}${encodeURIComponent(node.id)}`)],
      ["path", "Path from here…", () => startPath(node)]),
    ...quotes(node.live, 3), ...links(node),
  ];
}

/** A link to the page that the explorer has of this, where the viewer is part of one. */
const own = (thing) => (thing && thing.page ? el("p", { class: "own" }, el("a", { href: thing.page, text: "Its page, with every statement" })) : "");

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
    el("p", { class: "sum", text: told(a, b) || summary(list, a.group !== "Case" && b.group !== "Case") }),
    own(a.edges.find((e) => e.page && (e.a === b || e.b === b))),
    el("ul", { class: "links" }, ...[a, b].map((n) => el("li", {}, icon(n.group), link(n)))), ...quotes(list, 12),
  ];
}

const told = (a, b) => (a.edges.find((e) => e.told && (e.a === b || e.b === b)) || {}).told;

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

function more(left, what, act, many = `${what}s`) {
  return left <= 0 ? "" : el("p", { class: "more" }, el("button", { type: "button", class: "plain",
    text: `Show ${left} more ${left === 1 ? what : many}`, onclick: (e) => {
      const last = e.target.parentNode.previousElementSibling.lastElementChild;
      act();
      last.nextElementSibling.querySelector("a").focus({ preventScroll: true });
      e.target.parentNode.remove();
    } }));
}

function quoteItem(p) {
  const about = nodes.get(p.case);
  return el("li", { class: p === state.quote ? "chosen" : "" },
    el("p", { class: "kind", text: data.kinds[p.kind] || p.kind }), el("blockquote", { text: p.text }),
    el("p", { class: "place" }, p.page ? el("a", { href: p.page, text: p.place }) : p.place), el("p", { class: "place" },
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
