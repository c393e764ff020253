// A file that is chosen or dropped goes off at once. Without JavaScript the form and its button do the same.
class ListDrop extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.file = this.querySelector("input[type=file]");
    this.place = this.querySelector("select");
    this.zone = this.querySelector(".ww-drop");
    this.toggleAttribute("data-ready", true);
    for (const part of this.querySelectorAll("[data-drop]")) part.hidden = false;
    for (const part of this.querySelectorAll("[data-plain]")) part.hidden = true;
    this.file.addEventListener("change", () => this.send());
    this.place?.addEventListener("change", () => this.send());
    this.form.addEventListener("submit", () => this.wait(true));
    window.addEventListener("pageshow", () => this.wait(false));
    for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
      this.zone.addEventListener(name, (event) => this.drag(event));
    }
  }

  drag(event) {
    event.preventDefault();
    this.zone.toggleAttribute("data-over", event.type === "dragenter" || event.type === "dragover");
    if (event.type !== "drop" || !event.dataTransfer.files.length) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    this.file.files = one.files;
    this.send();
  }

  send() {
    const chosen = this.file.files[0];
    if (!chosen) return;
    const big = chosen.size > Number(this.dataset.most) * 1e6;
    this.tell(big ? this.dataset.tooBig : "");
    if (big) this.file.value = "";
    else if (this.place && !this.place.value) this.place.focus();
    else this.form.requestSubmit();
  }

  tell(sentence) {
    const fault = this.querySelector("[data-fault]");
    fault.textContent = sentence;
    fault.parentElement.hidden = !sentence;
  }

  wait(busy) {
    this.querySelector("[data-busy]").hidden = !busy;
    this.zone.toggleAttribute("data-over", false);
  }
}
customElements.define("ww-list-drop", ListDrop);
