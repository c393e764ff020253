// Dragging a note to a group: the extra, for the menu "Verplaats naar" does the same. A finger first rests on the note.
import { send, tell } from "./send.js";

const FAR = 8, REST = 350, swallow = (click) => click.preventDefault();
let drag = null;
const groupAt = (x, y) => document.elementFromPoint(x, y)?.closest("[data-drop]");

function begin() {
  drag.ghost = drag.note.cloneNode(true);
  drag.ghost.removeAttribute("id");
  drag.ghost.className = "mb-note mb-ghost";
  drag.ghost.inert = true;
  drag.note.append(drag.ghost);
  drag.note.toggleAttribute("data-dragged", true);
}

function move(event) {
  if (!drag || event.pointerId !== drag.pointer) return;
  const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > FAR;
  if (!drag.ghost && far && drag.isTouch) return end();
  if (!drag.ghost && far) begin();
  if (!drag.ghost) return;
  drag.ghost.style.translate = `${event.clientX - drag.x}px ${event.clientY - drag.y}px`;
  drag.over?.removeAttribute("data-over");
  drag.over = groupAt(event.clientX, event.clientY);
  drag.over?.toggleAttribute("data-over", true);
}

function end() {
  clearTimeout(drag?.timer);
  drag?.ghost?.remove();
  drag?.note.removeAttribute("data-dragged");
  drag?.over?.removeAttribute("data-over");
  drag = null;
}

async function drop(event) {
  if (!drag || event.pointerId !== drag.pointer) return;
  const { note, over, ghost } = drag;
  end();
  if (!ghost || !over || over.contains(note)) return;
  addEventListener("click", swallow, true);  // a finger gives none
  setTimeout(removeEventListener, 0, "click", swallow, true);
  const form = document.getElementById("pick"), data = new FormData();
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [name, value] of [["note", note.dataset.note], ["to", over.dataset.drop]]) data.set(name, value);
  const fault = await send(form.action, data).catch(() => null);
  tell(form, fault === null ? document.querySelector("[data-board-fault]").dataset.away : fault);
}

document.addEventListener("pointerdown", (event) => {
  const note = event.target.closest("[data-note]");
  if (!note || !note.closest("[data-drop]") || event.button || event.target.closest("button, a, summary")) return;
  drag = { note, pointer: event.pointerId, x: event.clientX, y: event.clientY, isTouch: event.pointerType === "touch" };
  if (drag.isTouch) drag.timer = setTimeout(() => { drag.isTouch = false; begin(); }, REST);
});
document.addEventListener("pointermove", move);
document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", end);
document.addEventListener("touchmove", (event) => { if (drag?.ghost) event.preventDefault(); }, { passive: false });
