// A dot that is dragged writes its place into the form, and what is typed there moves the dot. Nothing is kept before "Bewaar".
const form = document.querySelector("[data-plan]");
const field = (id, name) => form.querySelector(`[data-row="${id}"] [data-dot="${name}"]`);

for (const dot of form.querySelectorAll("[data-dot-of]")) {
  const id = dot.dataset.dotOf, drawing = dot.closest("svg");
  dot.addEventListener("pointerdown", (event) => { dot.setPointerCapture(event.pointerId); event.preventDefault(); });
  dot.addEventListener("pointermove", (event) => {
    if (!dot.hasPointerCapture(event.pointerId)) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
    field(id, "level").value = drawing.dataset.level;
    field(id, "x").value = Math.round(x);
    field(id, "y").value = Math.round(y);
    put(dot, Math.round(x), Math.round(y));
  });
  for (const name of ["x", "y"]) field(id, name).addEventListener("input", () => put(dot, field(id, "x").value || 0, field(id, "y").value || 0));
}

function put(dot, x, y) {
  dot.removeAttribute("data-loose");
  const [circle, number] = dot.children;
  circle.setAttribute("cx", x);
  circle.setAttribute("cy", y);
  number.setAttribute("x", x);
  number.setAttribute("y", y);
}
