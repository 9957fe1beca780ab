/* ---- changes from outside ------------------------------------------------------------------------ */

function print(on) {
  state.printing = on;
  root.classList.toggle("printing", on);
  repaint();
  arrangeIfChanged();
  network.redraw();
}

window.addEventListener("hashchange", follow);
document.addEventListener("click", (event) => {
  const to = addressed ? null : event.target.closest("a[href^='#']");
  if (to && to.className !== "skip") { event.preventDefault(); go(to.getAttribute("href")); }
});
window.addEventListener("beforeprint", () => print(true));
window.addEventListener("afterprint", () => print(false));
byId("print").addEventListener("click", () => window.print());
dark.addEventListener("change", () => { repaint(); quietly(styleLines); });
new ResizeObserver(() => arrangeIfChanged()).observe(picture);

showArrange();
showFilters();
showTable();
refilter();
follow();
root.dataset.ready = "yes";
redraw();
