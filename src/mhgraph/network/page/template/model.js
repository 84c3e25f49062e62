// The network as objects that know each other, made from the tables in the page.

const started = performance.now();
const data = JSON.parse(document.getElementById("data").textContent);
const sides = { nl: 0, en: 1 };

const terms = data.terms.map(([iri, nl, en = nl, identifier = ""]) => ({
  iri, identifier, names: [nl, en], key: keyOf(iri),
}));
const sets = data.sets.map((numbers) => numbers.map((number) => terms[number]));
const groups = data.groups.map((group, index) => ({ ...group, index, total: 0 }));
const kinds = data.kinds.map(([local, nl, en, group, isActor]) => ({
  local, names: [nl, en], group: groups[group], isActor: isActor === 1,
}));
const documentOf = new Map(data.documents.map(([source, made]) => [terms[source], terms[made]]));
const units = data.units.map(([term, places, themes, targets, programmes, start, end]) => ({
  term: terms[term],
  place: sets[places],
  theme: sets[themes],
  target: sets[targets],
  programme: sets[programmes],
  start: yearOf(start),
  end: yearOf(end),
}));
const nodes = data.nodes.map(nodeFrom);
const lines = data.lines.map(lineFrom);
const nodeByKey = new Map(nodes.map((node) => [node.key, node]));
const lineByKey = new Map(lines.map((line) => [line.key, line]));
const large = lines.length > 2500 || nodes.length > 1200;
for (const node of nodes) node.kind.group.total += 1;

/** A short name for the address of the page that stays the same when the data grow. */
function keyOf(iri) {
  return iri.startsWith(data.base) ? iri.slice(data.base.length) : iri;
}

function yearOf(date) {
  return /^\d{4}/.test(date) ? Number(date.slice(0, 4)) : null;
}

function nodeFrom([iri, nl, en, kind, identifier, actions, drawnNl, drawnEn, others], index) {
  const { x, y } = data.drawing.nodes[index];
  return {
    index, iri, identifier, actions, others, x, y,
    key: keyOf(iri),
    kind: kinds[kind],
    names: [nl, en],
    labels: [drawnNl, drawnEn],
    lines: [],
  };
}

function lineFrom([left, right, directed, flat], index) {
  const grounds = [];
  for (let i = 0; i < flat.length; i += 5) grounds.push(groundFrom(flat, i));
  const line = {
    index, grounds,
    left: nodes[left],
    right: nodes[right],
    directed: directed === 1,
    key: `${nodes[left].key} ${nodes[right].key}`,
    weight: weightOf(grounds),
  };
  line.left.lines.push(line);
  line.right.lines.push(line);
  return line;
}

function groundFrom(flat, i) {
  return {
    action: terms[flat[i]] ?? null,
    unit: units[flat[i + 1]] ?? null,
    left: sets[flat[i + 2]],
    right: sets[flat[i + 3]],
    sources: sets[flat[i + 4]],
  };
}

/** The number of different actions; where there is none, of grounds. */
function weightOf(grounds) {
  if (grounds.length === 1) return 1;
  const actions = new Set();
  for (const { action } of grounds) if (action) actions.add(action);
  return actions.size || grounds.length;
}

function otherEnd(line, node) {
  return line.left === node ? line.right : line.left;
}
