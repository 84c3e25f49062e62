// Moving a large picture: the drawing of it is moved, and drawn anew when the hand rests.
// vis-network would draw thousands of shapes for every step of the pointer.

function panLarge() {
  let hold = null;
  let resting = 0;

  function begin(event) {
    const at = { x: event.offsetX, y: event.offsetY };
    if (!event.isPrimary || event.button !== 0 || network.getNodeAt(at) !== undefined) return;
    hold = { x: event.clientX, y: event.clientY, moved: false };
  }

  function move(event) {
    if (!hold || !event.isPrimary) return;
    const far = [event.clientX - hold.x, event.clientY - hold.y];
    if (!hold.moved && Math.hypot(...far) < 4) return;
    hold.moved = true;
    hold.far = far;
    canvas().style.transform = `translate(${far[0]}px, ${far[1]}px)`;
    clearTimeout(resting);
    resting = setTimeout(() => settle(event), 250);
  }

  function settle(event) {
    clearTimeout(resting);
    if (!hold?.moved) return;
    const { x, y } = network.getViewPosition();
    const scale = network.getScale();
    canvas().style.transform = "";
    network.moveTo({
      position: { x: x - hold.far[0] / scale, y: y - hold.far[1] / scale }, animation: false,
    });
    network.redraw();
    hold = { x: event.clientX, y: event.clientY, moved: false };
    keepView();
  }

  function end(event) {
    settle(event);
    hold = null;
  }

  function canvas() {
    return frame.querySelector("canvas");
  }

  canvas().addEventListener("pointerdown", begin);
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", end);
  window.addEventListener("pointercancel", end);
}
