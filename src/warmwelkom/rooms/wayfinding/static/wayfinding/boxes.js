// A box drawn over the picture fills the four numbers below it; the numbers alone do as well.
class Boxes extends HTMLElement {
  connectedCallback() {
    this.frame = this.querySelector(".wp-frame");
    this.box = this.querySelector(".wp-new");
    const svg = this.querySelector("svg");
    svg.addEventListener("pointerdown", (event) => this.begin(event));
    svg.addEventListener("pointermove", (event) => this.go(event));
    svg.addEventListener("pointerup", () => { this.from = null; });
    const film = this.querySelector("video");
    if (film) this.follow(film);
  }
  follow(film) { // a box is seen around its own moment, and a moment in the list takes the clip there
    const show = () => { for (const box of this.querySelectorAll("[data-from]")) box.toggleAttribute("hidden", film.currentTime < box.dataset.from - 0.5 || film.currentTime > Number(box.dataset.to) + 0.5); };
    for (const name of ["loadedmetadata", "timeupdate", "seeked"]) film.addEventListener(name, show);
    document.addEventListener("click", (event) => {
      const second = event.target.closest?.("[data-second]")?.dataset.second;
      if (second === undefined) return;
      event.preventDefault();
      film.currentTime = second;
      film.scrollIntoView({ block: "center" });
    });
  }
  at(event) {
    const { left, top, width, height } = this.frame.getBoundingClientRect();
    const part = (place, from, long) => Math.min(100, Math.max(0, (100 * (place - from)) / long));
    return [part(event.clientX, left, width), part(event.clientY, top, height)];
  }
  begin(event) {
    event.preventDefault();
    event.target.setPointerCapture(event.pointerId);
    this.from = this.at(event);
  }
  go(event) {
    if (!this.from) return;
    const to = this.at(event), [x, y] = this.from.map((one, axis) => Math.min(one, to[axis]));
    const [w, h] = this.from.map((one, axis) => Math.abs(one - to[axis]));
    const form = document.forms.vak.elements;
    for (const [name, value] of Object.entries({ left: x, top: y, width: w, height: h })) form[name].value = value.toFixed(1);
    for (const [name, value] of Object.entries({ x, y, width: w, height: h })) this.box.setAttribute(name, value);
  }
}
customElements.define("ww-boxes", Boxes);
