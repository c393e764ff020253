// Holding something and letting it go elsewhere: with a mouse or pen, or with a finger that first rests on it.
const FAR = 8, REST = 350;

export function hold(root, { pick, begin, over, drop, away }) {
  let held = null, dropped = false;

  function start() {
    held.shadow = held.item.cloneNode(true);
    held.shadow.classList.add("iw-ghost");
    held.shadow.inert = true;
    document.body.append(held.shadow);
    held.item.toggleAttribute("data-dragged", true);
    begin(held.item);
    follow(held.x, held.y);
  }

  function follow(x, y) {
    held.shadow.style.translate = `${x + 14}px ${y - 44}px`;
    over(document.elementFromPoint(x, y), x, y);
  }

  function end() {
    clearTimeout(held?.timer);
    held?.shadow?.remove();
    held?.item.removeAttribute("data-dragged");
    if (held) away();
    held = null;
  }

  const doing = {
    pointermove({ pointerId, clientX: x, clientY: y }) {
      if (pointerId !== held?.pointer) return;
      const far = Math.hypot(x - held.x, y - held.y) > FAR;
      if (!held.shadow && far) { if (held.rests) return end(); start(); }
      if (held.shadow) follow(x, y);
    },
    pointerup({ pointerId, clientX, clientY }) {
      if (pointerId !== held?.pointer) return;
      dropped = Boolean(held.shadow);
      setTimeout(() => { dropped = false; }); // the click that belongs to letting go comes before
      if (dropped) drop(held.item, document.elementFromPoint(clientX, clientY));
      end();
    },
    pointercancel: end,
    keydown(event) { if (event.key === "Escape") end(); },
    touchmove(event) { if (held?.shadow) event.preventDefault(); },
    contextmenu(event) { if (held?.shadow) event.preventDefault(); },
    click(event) { if (dropped) event.preventDefault(); },
    dragstart(event) { if (held) event.preventDefault(); },
  };
  for (const [name, does] of Object.entries(doing)) document.addEventListener(name, does, { passive: false, capture: true });
  root.addEventListener("pointerdown", (event) => {
    const item = pick(event.target);
    if (!item || event.button || held) return;
    held = { item, pointer: event.pointerId, x: event.clientX, y: event.clientY, rests: event.pointerType === "touch" };
    if (held.rests) held.timer = setTimeout(() => { held.rests = false; start(); }, REST);
  });
}
