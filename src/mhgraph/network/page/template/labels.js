// Which names stand in the picture: far out those with most partners, where there is room for them.

const usualSize = data.drawing.options.nodes.font.size;
const leastOnScreen = 9.5;
const crowd = 150;
const mostOver = 20;  // so many names may cover shapes: without them nobody knows where to look

/** The height of a label in the drawing, so that it stays readable at this scale. */
function labelSize(scale) {
  const far = leastOnScreen / scale;
  if (far > usualSize) return Math.round(far);
  return shown.nodes.length > crowd && scale > 1 ? Math.max(4, Math.round(usualSize / scale)) : usualSize;
}

/** Boxes that are taken, found by the cells they lie in, so that thousands stay quick. */
class Room {
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }

  cellsOf([left, top, right, bottom]) {
    const found = [];
    for (let x = Math.floor(left / this.cell); x * this.cell < right; x += 1) {
      for (let y = Math.floor(top / this.cell); y * this.cell < bottom; y += 1) found.push(x * 65536 + y);
    }
    return found;
  }

  take(box) {
    for (const cell of this.cellsOf(box)) {
      const boxes = this.cells.get(cell);
      if (boxes) boxes.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  isFree(box) {
    return this.cellsOf(box).every((cell) => !this.cells.get(cell)?.some((other) => meet(box, other)));
  }
}

function meet(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function labelBox(place, radius, label, size) {
  const rows = label.split("\n");
  const half = Math.max(...rows.map((row) => row.length)) * size * 0.28;
  const top = place.y + radius + 4;
  return [place.x - half, top, place.x + half, top + rows.length * size * 1.1];
}

/**
 * The label of each node at a height of letters; "" where it has to wait.
 * Comes first: what is chosen and its partners, then who has most partners.
 */
function fittedLabels(size, placeOf, radiusOf) {
  const shapes = new Room(size * 12);
  for (const node of shown.nodes) {
    const { x, y } = placeOf(node);
    const radius = radiusOf(node) * 0.8;
    shapes.take([x - radius, y - radius, x + radius, y + radius]);
  }
  const room = new Room(size * 12);
  const circle = chosenCircle();
  const first = new Map(circle.map((node, i) => [node, circle.length - i]));
  const order = shown.nodes
    .map((node) => [first.has(node) ? 1e6 + first.get(node) : linesOf(node).length, node])
    .sort((a, b) => (b[0] > a[0]) - (a[0] > b[0]) || a[1].index - b[1].index);
  const labels = new Map();
  let over = Math.max(size > usualSize ? mostOver : 0, Math.min(circle.length, mostOver));
  for (const [, node] of order) {
    const whole = said(node.labels);
    const short = whole.includes("\n") ? `${whole.split("\n")[0]} …` : whole;
    const boxOf = (text) => labelBox(placeOf(node), radiusOf(node), text, size);
    const label = [whole, short].find((text) => room.isFree(boxOf(text))
      && (over > 0 || shapes.isFree(boxOf(text)))) ?? "";
    if (label) room.take(boxOf(label));
    if (label) over -= 1;
    labels.set(node, label);
  }
  return labels;
}

/** All labels, where the layout left room for each of them. */
function allLabels() {
  return new Map(shown.nodes.map((node) => [node, said(node.labels)]));
}

function chosenNodes() {
  const found = chosenThing();
  if (!found) return [];
  return found.node ? [found.node] : [found.line.left, found.line.right];
}
