// What is chosen stands out: everything else fades, and what belongs to it is drawn once more on top.

/** The lines of what is chosen that are drawn. */
function chosenLines() {
  const thing = chosenThing();
  if (!thing) return [];
  const wanted = thing.line ? [thing.line] : linesOf(thing.node).map(({ line }) => line);
  return wanted.filter((line) => drawnLines.has(line.index));
}

/** The chosen node and its partners, or both ends of the chosen line; the most joined first. */
function chosenCircle() {
  const thing = chosenThing();
  if (!thing) return [];
  if (thing.line) return chosenNodes();
  const kept = [...linesOf(thing.node)].sort((a, b) => b.weight - a.weight);
  return [thing.node, ...new Set(kept.map(({ line }) => otherEnd(line, thing.node)))];
}

function emphasise(context) {
  const circle = chosenCircle().filter((node) => drawnNodes.has(node.index));
  if (!circle.length) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = "rgb(255 255 255 / 0.62)";
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  // vis-network draws in the midst of a change, too, when not everything wanted is in it yet.
  const { nodes: nodeShapes, edges: lineShapes } = network.body;
  for (const line of chosenLines()) lineShapes[line.index]?.draw(context);
  const labels = circle.map((node) => nodeShapes[node.index]?.draw(context).drawExternalLabel);
  for (const label of labels) label?.();
}
