// Looking round. The hotspots are the page's own links: on the picture where it turns, in the list where there is no WebGL.
import { eyeOf, painter } from "./pano-gl.js";

const STEPS = { ArrowLeft: [-0.25, 0, 1], ArrowRight: [0.25, 0, 1], ArrowUp: [0, 0.2, 1], ArrowDown: [0, -0.2, 1], "+": [0, 0, 0.8], "-": [0, 0, 1.25] };
const angles = (words) => words.split(" ").map((word) => word * Math.PI / 180);
document.querySelectorAll("[data-pano]").forEach(begin);

async function begin(root) {
  const { full, label, fov, look } = root.dataset, reach = angles(fov), flat = root.querySelector("[data-flat]"), picture = flat.firstElementChild;
  const spots = [...root.querySelectorAll("[data-at]")].map((spot) => [spot, angles(spot.dataset.at)]);
  const canvas = document.createElement("canvas"), gl = canvas.getContext("webgl");
  if (!gl) return lieFlat(flat, picture, full, ([yaw]) => yaw / reach[0] + 0.5, [...spots, [root, angles(look)]]);
  const whole = new Image();
  whole.src = full;
  await picture.decode().catch(() => 0);
  const paint = painter(gl), size = [], load = (what) => gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB, gl.RGB, gl.UNSIGNED_BYTE, what); // too large: the one before stays
  const eye = eyeOf(reach, size, (numbers) => {
    paint(numbers);
    for (const [spot, at] of spots) {
      const seen = eye.spot(...at);
      spot.toggleAttribute("data-away", !seen);
      spot.style.translate = seen ? `${seen[0]}px ${seen[1]}px` : "";
    }
  });
  const fit = () => {
    [size[0], size[1]] = [canvas.clientWidth, canvas.clientHeight];
    [canvas.width, canvas.height] = size.map((pixels) => pixels * devicePixelRatio);
    eye.by(0, 0);
  };
  Object.assign(canvas, { tabIndex: 0, role: "application", ariaLabel: label });
  load(picture);
  flat.replaceWith(canvas);
  root.dataset.pano = "turns";
  fit();
  eye.turn(...angles(look));
  new ResizeObserver(fit).observe(canvas);
  steer(root, canvas, eye, spots);
  await whole.decode();
  load(whole);
  eye.by(0, 0);
}

function steer(root, canvas, eye, spots) {
  const pace = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : 0.3, step = (name) => STEPS[name] && !eye.by(...STEPS[name], pace);
  root.addEventListener("click", ({ target }) => step(target.dataset.key));
  canvas.addEventListener("keydown", (event) => { if (!event.ctrlKey && !event.altKey && !event.metaKey && step(event.key)) event.preventDefault(); });
  canvas.addEventListener("pointerdown", ({ pointerId }) => canvas.setPointerCapture(pointerId));
  canvas.addEventListener("pointermove", (event) => { if (event.buttons) eye.by(-event.movementX / canvas.clientWidth, event.movementY / canvas.clientWidth); });
  for (const [spot, at] of spots) spot.addEventListener("focus", () => eye.turn(...at, 1, pace));
}

function lieFlat(flat, picture, full, share, spots) { // it scrolls to what has the focus, at first to where one looks
  picture.src = full;
  for (const [spot, at] of spots) spot.addEventListener("focus", () => to(at));
  const to = (at) => { flat.scrollLeft = share(at) * picture.clientWidth - flat.clientWidth / 2; };
  to(spots.at(-1)[1]);
}
