// Something is held near the edge of what scrolls: then that scrolls on, for on a phone the other days lie outside the screen.
const NEAR = 56, STEP = 9;

function step(at, least, most) {
  if (at < least + NEAR) return -STEP;
  return at > most - NEAR ? STEP : 0;
}

export function scrollsAlong(box, over) {
  let spot = null, frame = 0;

  function go() {
    const area = box.getBoundingClientRect();
    const x = step(spot.x, Math.max(area.left, 0), Math.min(area.right, innerWidth));
    const y = step(spot.y, 0, innerHeight);
    if (x) box.scrollLeft += x;
    if (y) scrollBy({ top: y, behavior: "instant" });
    if (x || y) over(document.elementFromPoint(spot.x, spot.y));
    frame = requestAnimationFrame(go);
  }

  return {
    at(x, y) {
      spot = { x, y };
      frame ||= requestAnimationFrame(go);
    },
    stop() {
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
