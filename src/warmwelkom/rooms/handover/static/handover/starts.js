// Sentences to begin with. One stop of the Tab key, arrows from one to the next; in a field that is
// still empty the arrow down begins with the first, and once more with the next.
class Starts extends HTMLElement {
  connectedCallback() {
    this.buttons = [...this.querySelectorAll("button")];
    this.input = document.getElementById(this.dataset.for);
    if (!this.input || !this.buttons.length) return;
    this.hidden = false;
    this.setAttribute("role", "toolbar");
    this.stopAt(0);
    this.addEventListener("click", (event) => this.begin(event.target.dataset.start));
    this.addEventListener("keydown", (event) => this.walks(event));
    this.input.addEventListener("keydown", (event) => this.offers(event));
  }

  stopAt(index) {
    this.buttons.forEach((button, each) => (button.tabIndex = each === index ? 0 : -1));
  }

  walks(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const many = this.buttons.length, at = this.buttons.indexOf(document.activeElement);
    const next = (at + step + many) % many;
    this.stopAt(next);
    this.buttons[next].focus();
  }

  offers(event) {
    const at = this.buttons.findIndex((button) => button.dataset.start === this.input.value);
    if (event.key !== "ArrowDown" || (this.input.value && at < 0)) return;
    event.preventDefault();
    this.input.value = "";
    this.begin(this.buttons[(at + 1) % this.buttons.length].dataset.start);
  }

  begin(sentence) {
    if (!sentence) return;
    const before = this.input.value.trimEnd();
    this.input.value = before ? `${before} ${sentence}` : sentence;
    this.input.focus();
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
  }
}
customElements.define("ww-starts", Starts);
