// The legend that filters, the choices, the counts, and the switches.

const fromChoice = byId("from");
const toChoice = byId("to");
const leastChoice = byId("least");

function showControls() {
  showLegend();
  showSigns();
  showFacets();
  showYears();
  byId("connected").checked = state.connected;
  leastChoice.value = String(state.least);
}

function showLegend() {
  byId("kinds").replaceChildren(...groups.map((group) => {
    const box = make("input");
    box.type = "checkbox";
    box.checked = !state.without.has(group.id);
    box.addEventListener("change", () => {
      if (box.checked) state.without.delete(group.id);
      else state.without.add(group.id);
      refresh();
    });
    const number = make("span", "quiet number");
    number.dataset.group = String(group.index);
    return make("li", "", make("label", "", box, sign(group), make("span", "", said(group.name)), number));
  }));
}

/** What size and width mean. */
function showSigns() {
  const dots = makeSvg("svg", { width: 34, height: 18, viewBox: "0 0 34 18", fill: "#fff",
    stroke: data.ink, "aria-hidden": "true" },
  makeSvg("circle", { cx: 6, cy: 9, r: 4 }), makeSvg("circle", { cx: 24, cy: 9, r: 8 }));
  const strokes = makeSvg("svg", { width: 34, height: 18, viewBox: "0 0 34 18",
    stroke: data.lineColour, "aria-hidden": "true" },
  makeSvg("line", { x1: 0, x2: 34, y1: 5, y2: 5, "stroke-width": 1.2 }),
  makeSvg("line", { x1: 0, x2: 34, y1: 13, y2: 13, "stroke-width": 6 }));
  byId("signs").replaceChildren(
    make("li", "", dots, make("span", "", t("size"))),
    make("li", "", strokes, make("span", "", t("thickness"))));
}

/** A choice for each facet that has any. */
function showFacets() {
  const order = sorter();
  const filled = facetNames.map((name) => [name, choicesOf(name)]).filter(([, choices]) => choices.size);
  byId("facets").replaceChildren(...filled.map(([name, choices]) => {
    const choice = make("select");
    choice.id = `facet-${name}`;
    choice.append(new Option(t("all"), ""));
    const options = [...choices.values()].sort((a, b) => order(nameOf(a.term), nameOf(b.term)));
    for (const { term, number } of options) {
      choice.append(new Option(`${nameOf(term)} (${grouped(number)})`, term.key));
    }
    choice.value = state.facets.get(name) ?? "";
    choice.addEventListener("change", () => {
      if (choice.value) state.facets.set(name, choice.value);
      else state.facets.delete(name);
      refresh();
    });
    const label = make("label", "", t(name));
    label.htmlFor = choice.id;
    return make("p", "", label, choice);
  }));
}

function showYears() {
  byId("period").hidden = !years.length;
  for (const [choice, name] of [[fromChoice, "from"], [toChoice, "to"]]) {
    choice.replaceChildren(new Option(t("all_years"), ""), ...years.map((year) => new Option(year, year)));
    choice.value = state[name] === null ? "" : String(state[name]);
  }
}

function showCounts() {
  const actions = actionsOf(shown.lines.values()).size;
  const seen = [countedNodes(shown.nodes.length), countedLines(shown.lines.size)];
  if (onActions) seen.push(`${grouped(actions)} ${weightWord(actions)}`);
  const gone = [];
  if (shown.nodes.length < nodes.length) gone.push(countedNodes(nodes.length - shown.nodes.length));
  if (shown.lines.size < lines.length) gone.push(countedLines(lines.length - shown.lines.size));
  const hidden = gone.length ? `${t("hidden")} ${gone.join(", ")}.` : t("hidden_none");
  byId("counts").replaceChildren(
    make("strong", "", `${t("shown")} ${seen.join(", ")}.`), " ", make("span", "", hidden));
  byId("reset").disabled = !isFiltered();
  showLoosening();
  const ofGroup = groups.map(() => 0);
  for (const node of shown.nodes) ofGroup[node.kind.group.index] += 1;
  for (const element of document.querySelectorAll("[data-group]")) {
    const group = groups[Number(element.dataset.group)];
    element.textContent = `${grouped(ofGroup[group.index])}/${grouped(group.total)}`;
  }
}

function showLoosening() {
  const tooMany = shown.nodes.length > mostLoose;
  const box = byId("loose");
  if (tooMany && loose) {
    box.checked = false;
    loosen(false);
  }
  box.disabled = tooMany;
  box.parentElement.title = tooMany ? t("loosen_too_many") : "";
}

/** The filters changed: everything that shows the network follows. */
function refresh() {
  shown = visible();
  if (!state.at && !loose) network.moveTo({ ...wholeView(), animation: false });
  bringAll();
  mark();
  showCounts();
  showPanel();
  refreshTables();
  saveAddress();
}

function clearFilters() {
  state.without.clear();
  state.facets.clear();
  Object.assign(state, { from: null, to: null, least: 1, connected: false });
  showControls();
  refresh();
  byId("connected").focus();
}

/** Everything in the chosen language. */
function showAll() {
  speak();
  showControls();
  refresh();
}

function startControls() {
  byId("connected").addEventListener("change", (event) => {
    state.connected = event.target.checked;
    refresh();
  });
  for (const [choice, name] of [[fromChoice, "from"], [toChoice, "to"]]) {
    choice.addEventListener("change", () => {
      state[name] = choice.value ? Number(choice.value) : null;
      refresh();
    });
  }
  leastChoice.addEventListener("change", () => {
    state.least = Math.max(1, Math.floor(Number(leastChoice.value)) || 1);
    leastChoice.value = String(state.least);
    refresh();
  });
  byId("choices").addEventListener("submit", (event) => event.preventDefault());
  byId("reset").addEventListener("click", clearFilters);
  byId("language").addEventListener("click", () => {
    state.lang = state.lang === "nl" ? "en" : "nl";
    showAll();
  });
  byId("loose").addEventListener("change", (event) => loosen(event.target.checked));
  byId("zoom-in").addEventListener("click", () => zoomBy(1.4));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
  byId("fit").addEventListener("click", showWhole);
  byId("copy-link").addEventListener("click", () => {
    saveAddress();
    copy(location.href);
  });
  startMenu();
}

/** The list of forms to save in closes after a choice, on Escape and on a click elsewhere. */
function startMenu() {
  const menu = byId("export");
  for (const choice of menu.querySelectorAll("[data-export]")) {
    choice.addEventListener("click", () => {
      menu.open = false;
      menu.querySelector("summary").focus();
      saveAs(choice.dataset.export);
    });
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}
