// The order in which the page comes to life: first the picture, then everything beside it.

function afterFirst() {
  speak();
  showControls();
  showCounts();
  mark();
  showPanel();
  refreshTables();
  startControls();
  startSearch();
  if (large) panLarge();
  window.addEventListener("hashchange", followAddress);
  window.mhgraphTimes.ready = performance.now();
}

// Only who uses the keyboard needs the outline around the drawing.
document.addEventListener("keydown", () => { document.body.classList.add("keys"); });
document.addEventListener("pointerdown", () => { document.body.classList.remove("keys"); });

readAddress();
speak();
showSigns();
if (innerWidth < 800) byId("filters").open = false;
shown = visible();
showCounts();
drawFirst();
