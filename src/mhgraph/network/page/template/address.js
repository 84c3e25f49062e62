// What the reader chose stands in the address, so that a link gives exactly this view.

let written = null;

function addressOf() {
  const parts = new URLSearchParams();
  parts.set("lang", state.lang);
  for (const id of state.without) parts.append("without", id);
  for (const [name, key] of state.facets) parts.set(name, key);
  if (state.from !== null) parts.set("from", String(state.from));
  if (state.to !== null) parts.set("to", String(state.to));
  if (state.least > 1) parts.set("least", String(state.least));
  if (state.connected) parts.set("connected", "yes");
  if (state.chosen) parts.set(...state.chosen);
  if (state.at) parts.set("at", state.at.join(","));
  return `#${parts}`;
}

function saveAddress() {
  written = addressOf();
  if (written === location.hash) return;
  try {
    history.replaceState(null, "", written);
  } catch {
    location.hash = written;
  }
}

/** Read the address; what it does not say, or says of things that are not here, is as at first. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  state.lang = Object.hasOwn(sides, parts.get("lang")) ? parts.get("lang") : data.lang;
  const known = new Set(groups.map(({ id }) => id));
  state.without = new Set(parts.getAll("without").filter((id) => known.has(id)));
  state.facets = new Map();
  for (const name of facetNames) {
    if (parts.has(name) && choicesOf(name).has(parts.get(name))) state.facets.set(name, parts.get(name));
  }
  state.from = yearFrom(parts.get("from"));
  state.to = yearFrom(parts.get("to"));
  state.least = Math.max(1, Math.floor(Number(parts.get("least"))) || 1);
  state.connected = parts.get("connected") === "yes";
  state.chosen = ["node", "line"].filter((what) => parts.has(what)).map((what) => [what, parts.get(what)])[0] ?? null;
  if (!chosenThing()) state.chosen = null;
  const at = (parts.get("at") ?? "").split(",").map(Number);
  state.at = at.length === 3 && at.every(Number.isFinite) && at[2] > 0.001 && at[2] < 100 ? at : null;
}

function yearFrom(text) {
  const year = Number(text);
  return text && years.includes(year) ? year : null;
}

/** The reader followed a link to another view of this page, or went back. */
function followAddress() {
  if (location.hash === written) return;
  readAddress();
  if (state.at) network.moveTo({ ...startView(), animation: false });
  showAll();
}
