// What is shown under the filters. They choose among the grounds; lines, widths and counts follow.

const facetsOf = {
  role: (ground) => [...ground.left, ...ground.right],
  document: (ground) => ground.sources.map((source) => documentOf.get(source)).filter(Boolean),
  place: (ground) => ground.unit?.place ?? [],
  theme: (ground) => ground.unit?.theme ?? [],
  target: (ground) => ground.unit?.target ?? [],
  programme: (ground) => ground.unit?.programme ?? [],
};

const facetNames = Object.keys(facetsOf);
const facetChoices = new Map();

/** Every choice of a facet, with the number of lines behind it; made when first asked for. */
function choicesOf(name) {
  if (facetChoices.has(name)) return facetChoices.get(name);
  const choices = new Map();
  for (const line of lines) {
    for (const term of new Set(line.grounds.flatMap(facetsOf[name]))) {
      const choice = choices.get(term.key) ?? { term, number: 0 };
      choice.number += 1;
      choices.set(term.key, choice);
    }
  }
  facetChoices.set(name, choices);
  return choices;
}

const years = yearsOfAll();

function yearsOfAll() {
  let first = Infinity;
  let last = -Infinity;
  for (const { start, end } of units) {
    for (const year of [start, end]) {
      if (year === null) continue;
      first = Math.min(first, year);
      last = Math.max(last, year);
    }
  }
  return first > last ? [] : Array.from({ length: Math.min(last - first, 300) + 1 }, (_, i) => first + i);
}

function withinPeriod(unit) {
  if (!unit || (unit.start === null && unit.end === null)) return false;
  const start = unit.start ?? -Infinity;
  const end = unit.end ?? Infinity;
  return (state.from === null || end >= state.from) && (state.to === null || start <= state.to);
}

function fitsAll(ground) {
  for (const [name, key] of state.facets) {
    if (!facetsOf[name](ground).some((term) => term.key === key)) return false;
  }
  return (state.from === null && state.to === null) || withinPeriod(ground.unit);
}

function choosesGrounds() {
  return state.facets.size > 0 || state.from !== null || state.to !== null;
}

function isFiltered() {
  return choosesGrounds() || state.without.size > 0 || state.least > 1 || state.connected;
}

/** Nodes and lines under the filters; a line with the grounds that are left and their weight. */
function visible() {
  const chooses = choosesGrounds();
  const shownLines = new Map();
  const ofNode = new Map();
  for (const line of lines) {
    if (!isWanted(line.left) || !isWanted(line.right)) continue;
    const grounds = chooses ? line.grounds.filter(fitsAll) : line.grounds;
    if (!grounds.length) continue;
    const weight = chooses ? weightOf(grounds) : line.weight;
    if (weight < state.least) continue;
    const kept = { line, grounds, weight };
    shownLines.set(line, kept);
    for (const end of new Set([line.left, line.right])) {
      if (!ofNode.has(end)) ofNode.set(end, []);
      ofNode.get(end).push(kept);
    }
  }
  const shownNodes = nodes.filter((node) => isWanted(node) && (ofNode.has(node) || staysAlone()));
  return { nodes: shownNodes, nodeSet: new Set(shownNodes), lines: shownLines, ofNode };
}

/** What has no line is shown only where no filter has taken lines away: nothing tells whether it fits. */
function staysAlone() {
  return !state.connected && !choosesGrounds() && state.least <= 1;
}

function isWanted(node) {
  return !state.without.has(node.kind.group.id);
}

/** The lines of a node that are shown. */
function linesOf(node) {
  return shown.ofNode.get(node) ?? [];
}

function partnersOf(node) {
  return new Set(linesOf(node).map(({ line }) => otherEnd(line, node)));
}

function actionsOf(kept) {
  const found = new Set();
  for (const { grounds } of kept) {
    for (const { action } of grounds) if (action) found.add(action);
  }
  return found;
}
