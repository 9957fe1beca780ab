// Search: words to entries, from script files that are loaded when they are needed. A page opened
// from a file may not fetch, but it may load a script that stands beside it.
"use strict";
(() => {
  const up = document.documentElement.dataset.up;
  const field = document.getElementById("search");
  const found = document.getElementById("found");
  const count = document.getElementById("count");
  const results = document.getElementById("results");
  const MOST = 50;
  const words = new Map(), entries = new Map(), loading = new Map();
  let known = null, asked = 0;

  window.graphkitKnown = told => { known = { ...told, shards: new Set(told.shards) }; };
  window.graphkitWords = ([name, table]) => { words.set(name, new Map(Object.entries(table))); };
  window.graphkitEntries = ([number, block]) => { entries.set(number, block); };

  const load = name => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = `${up}search/${name}.js`;
        script.onload = done;
        script.onerror = failed;
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };

  const shard = word => [...new TextEncoder().encode([...word].slice(0, 2).join(""))]
    .map(byte => byte.toString(16).padStart(2, "0")).join("");

  const parts = text => {
    const bare = text.normalize("NFKD").replace(/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g, "").toLowerCase();
    const each = bare.match(/[\p{L}\p{N}]+/gu) || [];
    return [...new Set(each.map(word => [...word].slice(0, known.longest).join("")))];
  };

  const numbers = steps => { let at = 0; return steps.map(step => (at += step)); };

  // The entries that have a word, or, for the word being typed, one that begins with it.
  const behind = (word, whole) => {
    const all = new Set();
    const names = [...word].length > 1 || whole ? [shard(word)]
      : [...known.shards].filter(name => name.startsWith(shard(word)));
    for (const name of names) {
      for (const [each, steps] of words.get(name) || []) {
        if (whole ? each === word : each.startsWith(word)) numbers(steps).forEach(n => all.add(n));
      }
    }
    return all;
  };

  const search = async () => {
    const mine = ++asked, text = field.value.trim();
    if (!text) { found.hidden = true; return; }
    await load("known");
    const each = parts(text);
    const last = each.length - 1, typed = [...(each[last] || "")].length > 1;
    const names = [...new Set(each.map(shard))].filter(name => known.shards.has(name));
    await Promise.all(names.map(name => load(`w-${name}`)));
    let hits = null;
    each.forEach((word, i) => {
      const have = behind(word, !(i === last && typed));
      hits = hits === null ? have : new Set([...hits].filter(n => have.has(n)));
    });
    const ordered = [...(hits || [])].sort((a, b) => a - b);
    const shown = ordered.slice(0, MOST);
    const blocks = [...new Set(shown.map(n => Math.floor(n / known.block)))];
    await Promise.all(blocks.map(block => load(`e-${block}`)));
    if (mine === asked) show(ordered.length, shown);
  };

  const show = (all, shown) => {
    results.replaceChildren(...shown.map(number => {
      const [text, place, href] = entries.get(Math.floor(number / known.block))[number % known.block];
      const item = document.createElement("li"), link = document.createElement("a");
      const said = document.createElement("p");
      link.href = up + href;
      link.textContent = text;
      said.className = "place";
      said.textContent = place;
      item.append(link, said);
      return item;
    }));
    count.textContent = all === 0 ? "Nothing has all of these words."
      : all > shown.length ? `${all} found; the first ${shown.length}.` : `${all} found.`;
    found.hidden = false;
    document.documentElement.dataset.searched = field.value;
  };

  const failed = () => {
    count.textContent = "The index beside this page could not be read. Is the folder search there?";
    results.replaceChildren();
    found.hidden = false;
  };
  const print = document.getElementById("print");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  field.addEventListener("input", () => { search().catch(failed); });
  document.addEventListener("keydown", event => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      field.focus();
    } else if (event.key === "Escape" && document.activeElement === field) {
      field.value = "";
      found.hidden = true;
    }
  });
})();
