// Where the reader looks: everything, nearer by, or at what was chosen.

/** The box around the middles of nodes. */
function boxAround(chosen) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of chosen) {
    const { x, y } = placeOf(node);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return left > right ? [0, 0, 0, 0] : [left, top, right, bottom];
}

// Room for the labels at the edges: beside, above and below, at their usual height of letters.
const room = { beside: 85, above: 35, below: 75 };

/** Where the picture starts: as its address says, or everything in sight. */
function startView() {
  if (state.at) return { position: { x: state.at[0], y: state.at[1] }, scale: state.at[2] };
  return wholeView();
}

function wholeView() {
  const [left, top, right, bottom] = boxAround(shown.nodes);
  const { beside, above, below } = room;
  const [wide, high] = [frame.clientWidth, frame.clientHeight];
  // Far out labels keep a readable height, so that the room for them is one of the screen.
  const far = leastOnScreen / usualSize;
  const scale = Math.max(0.005, Math.min(
    1.35, wide / (right - left + 2 * beside), high / (bottom - top + above + below),
    Math.max(wide - 2 * beside * far, 100) / (right - left || 1),
    Math.max(high - (above + below) * far, 100) / (bottom - top || 1)));
  const lower = ((below - above) / 2) * Math.max(1, far / scale);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 + lower }, scale };
}

let settling = 0;

/** Remember where the reader looks, and let names appear that now have room. */
function keepView() {
  const { x, y } = network.getViewPosition();
  state.at = [Math.round(x), Math.round(y), Number(network.getScale().toPrecision(3))];
  clearTimeout(settling);
  settling = setTimeout(() => {
    bringNodes(network.getScale());
    saveAddress();
  }, large ? 200 : 30);
}

function look(position, scale) {
  network.moveTo({ position, scale, animation: calm.matches || large ? false : { duration: 250 } });
  state.at = [Math.round(position.x), Math.round(position.y), Number(scale.toPrecision(3))];
  bringNodes(scale);
  saveAddress();
}

function showWhole() {
  state.at = null;
  network.moveTo({ ...wholeView(), animation: false });
  bringNodes(network.getScale());
  saveAddress();
}

function zoomBy(factor) {
  const scale = Math.min(10, Math.max(0.005, network.getScale() * factor));
  look(network.getViewPosition(), scale);
}

const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function moveByKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "+" || event.key === "=") zoomBy(1.3);
  else if (event.key === "-") zoomBy(1 / 1.3);
  else if (event.key === "0") showWhole();
  else if (steps[event.key]) {
    const { x, y } = network.getViewPosition();
    const far = 60 / network.getScale();
    const [right, down] = steps[event.key];
    network.moveTo({ position: { x: x + right * far, y: y + down * far }, animation: false });
    keepView();
  } else return;
  event.preventDefault();
}

/** Bring what is chosen into the middle, near enough to read; of a line both ends. */
function centre() {
  const ends = chosenNodes().filter((node) => shown.nodeSet.has(node));
  if (!ends.length) {
    bringNodes(network.getScale());
    return;
  }
  const [left, top, right, bottom] = boxAround(ends);
  const fitting = Math.min(
    frame.clientWidth / (right - left + 2 * room.beside),
    frame.clientHeight / (bottom - top + room.above + room.below));
  const scale = Math.min(fitting, Math.max(network.getScale(), 0.8));
  look({ x: (left + right) / 2, y: (top + bottom) / 2 }, scale);
}
