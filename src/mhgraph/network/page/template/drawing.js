// The picture on the page, drawn by vis-network; only what is shown under the filters is in it.

const frame = byId("drawing");
const nodeItems = new vis.DataSet();
const lineItems = new vis.DataSet();
const drawnNodes = new Map();
const drawnLines = new Map();
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const mostLoose = 1500;
const leastRadius = 1.4;
let shown = null;
let network = null;
let loose = false;

function radiusOf(node) {
  return data.sizes[Math.min(partnersNumber(node), data.sizes.length - 1)];
}

/** Two nodes can have two lines, one in each direction; they are partners once. */
function partnersNumber(node) {
  const kept = linesOf(node);
  return kept.some(({ line }) => line.directed) ? partnersOf(node).size : kept.length;
}

function widthOf(weight) {
  return data.widths[Math.min(weight, data.widths.length) - 1];
}

/** Where a node stands now: the reader may have moved it. */
function placeOf(node) {
  if (!network || !drawnNodes.has(node.index)) return node;
  const { x, y } = network.body.nodes[node.index] ?? node;
  return { x, y };
}

/**
 * How much larger than to scale symbols are: far out in a large picture they would be grains of dust.
 * In steps, so that few zooms change every symbol.
 */
function swelling(scale) {
  const wanted = large ? leastRadius / (data.sizes[0] * scale) : 1;
  return wanted <= 1 ? 1 : 1.5 ** Math.ceil(Math.log(wanted) / Math.log(1.5));
}

function nodeItem(node, label, size, factor) {
  const item = { ...data.drawing.nodes[node.index], label, size: rounded(radiusOf(node) * factor) };
  if (large) item.borderWidth = factor > 1 ? 0.4 : 1;
  item.title = nodeHint(node);
  // Only a label that is drawn needs another size: it keeps updates small in a large network.
  item.font = label ? { size, strokeWidth: Math.max(4, size / 4) } : { size: usualSize };
  return item;
}

function lineItem({ line, grounds, weight }) {
  return {
    ...data.drawing.lines[line.index],
    id: line.index,
    width: widthOf(weight),
    title: lineHint({ line, grounds }),
  };
}

/** What stands beside the pointer. */
function nodeHint(node) {
  return `${nameOf(node)}\n${nameOf(node.kind)}`;
}

function lineHint({ line, grounds }) {
  return `${titleOf({ line })}\n${line.directed ? rolesText({ grounds }) : countedGrounds(grounds)}`;
}

/** Put the hints of what is drawn already in the chosen language; for this nothing is drawn anew. */
function renewHints() {
  const { nodes: nodeShapes, edges: lineShapes } = network.body;
  const rename = (shape, title) => { if (shape) shape.options.title = title; };
  for (const node of shown.nodes) rename(nodeShapes[node.index], nodeHint(node));
  for (const kept of shown.lines.values()) rename(lineShapes[kept.line.index], lineHint(kept));
}

/** Bring a DataSet to the wanted items, touching no more than what changed. */
function bring(items, drawn, wanted, look) {
  const gone = [...drawn.keys()].filter((id) => !wanted.has(id));
  const changed = [];
  for (const [id, item] of wanted) {
    const seen = look(item);
    if (drawn.get(id) === seen) continue;
    drawn.set(id, seen);
    changed.push(item);
  }
  for (const id of gone) drawn.delete(id);
  if (gone.length) items.remove(gone);
  if (changed.length) items.update(changed);
}

function nodeLook(item) {
  return `${item.size}|${item.font.size}|${item.label}`;
}

function lineLook(item) {
  return item.width;
}

/** Draw what is shown; a place that the reader gave to a node stays. */
function bringAll() {
  bringNodes(network ? network.getScale() : startView().scale);
  bring(lineItems, drawnLines,
    new Map([...shown.lines.values()].map((kept) => [kept.line.index, lineItem(kept)])), lineLook);
  if (network) renewHints();
}

function bringNodes(scale) {
  const size = labelSize(scale);
  const factor = swelling(scale);
  const labels = size === usualSize && shown.nodes.length <= crowd
    ? allLabels() : fittedLabels(size, placeOf, (node) => radiusOf(node) * factor);
  const wanted = new Map(shown.nodes.map((node) => {
    const item = nodeItem(node, labels.get(node), size, factor);
    if (drawnNodes.has(node.index)) {
      delete item.x;
      delete item.y;
    }
    return [node.index, item];
  }));
  bring(nodeItems, drawnNodes, wanted, nodeLook);
}

function drawFirst() {
  bringAll();
  const options = data.drawing.options;
  Object.assign(options.interaction, {
    hover: !large, hideEdgesOnDrag: large, hideEdgesOnZoom: large, dragView: !large,
  });
  network = new vis.Network(frame, { nodes: nodeItems, edges: lineItems }, options);
  window.mhgraphNetwork = network;
  network.moveTo({ ...startView(), animation: false });
  network.once("afterDrawing", () => {
    window.mhgraphTimes = { started, drawn: performance.now() };
    setTimeout(afterFirst);
  });
  listen();
}

function listen() {
  network.on("click", ({ nodes: [node], edges: [line] }) => {
    if (node !== undefined) choose({ node: nodes[node] });
    else if (line !== undefined) choose({ line: lines[line] });
    else choose(null);
  });
  for (const name of ["hoverNode", "hoverEdge"]) {
    network.on(name, () => { frame.classList.add("pointing"); });
  }
  for (const name of ["blurNode", "blurEdge"]) {
    network.on(name, () => { frame.classList.remove("pointing"); });
  }
  network.on("afterDrawing", emphasise);
  network.on("zoom", keepView);
  network.on("dragEnd", keepView);
  let [wide, high] = [frame.clientWidth, frame.clientHeight];
  network.on("resize", () => {
    if (state.at || (wide === frame.clientWidth && high === frame.clientHeight)) return;
    [wide, high] = [frame.clientWidth, frame.clientHeight];
    setTimeout(showWhole);
  });
  frame.addEventListener("keydown", moveByKey);
}

/** Mark what is chosen; a node with its lines. */
function mark() {
  const thing = chosenThing();
  const { nodes: markedNodes, edges: markedLines } = network.getSelection();
  if (markedNodes.length || markedLines.length) network.unselectAll();
  if (thing?.node && drawnNodes.has(thing.node.index)) network.selectNodes([thing.node.index]);
  if (thing?.line && drawnLines.has(thing.line.index)) {
    network.setSelection({ nodes: [], edges: [thing.line.index] }, { highlightEdges: false });
  }
}

/** Let the nodes move, or put them back in their places. */
function loosen(on) {
  loose = on;
  network.setOptions({ physics: on
    ? { enabled: true, stabilization: false, solver: "forceAtlas2Based", maxVelocity: 30 }
    : { enabled: false } });
  if (!on) {
    nodeItems.update(shown.nodes.map(({ index, x, y }) => ({ id: index, x, y })));
    showWhole();
  }
}
