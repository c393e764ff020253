// Drag a point to another place. The buttons do the same; dragging is the extra.
class DragPoints extends HTMLElement {
  connectedCallback() {
    for (const point of this.querySelectorAll("[data-item]")) {
      point.draggable = true;
    }
    this.addEventListener("dragstart", (event) => {
      this.held = event.target.closest("[data-item]");
    });
    this.addEventListener("dragover", (event) => this.over(event));
    this.addEventListener("drop", (event) => this.drop(event));
    this.addEventListener("dragend", () => this.clear());
  }

  over(event) {
    const there = event.target.closest("[data-item]");
    if (!this.held || !there) return;
    event.preventDefault();
    this.clear();
    const box = there.getBoundingClientRect();
    there.dataset.drop = event.clientY > box.top + box.height / 2 ? "after" : "before";
  }

  drop(event) {
    event.preventDefault();
    const there = this.querySelector("[data-drop]");
    if (!this.held || !there || there === this.held) return this.clear();
    const from = Number(this.held.dataset.place);
    let to = Number(there.dataset.place) + (there.dataset.drop === "after" ? 1 : 0);
    if (to > from) to -= 1; // its own place falls away
    this.clear();
    if (to !== from) this.move(to);
  }

  move(to) {
    const form = this.held.querySelector("form input[name=do][value=move]").form;
    const place = Object.assign(document.createElement("input"), { type: "hidden", name: "to", value: to });
    form.append(place);
    form.submit();
  }

  clear() {
    for (const point of this.querySelectorAll("[data-drop]")) delete point.dataset.drop;
  }
}
customElements.define("ww-drag-points", DragPoints);
