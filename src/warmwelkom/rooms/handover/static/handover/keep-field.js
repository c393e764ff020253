// A field is kept while somebody types. Without JavaScript the button of the form keeps the whole part.
const PAUSE = 1200;

class KeepField extends HTMLElement {
  connectedCallback() {
    const key = this.dataset.key;
    this.input = this.querySelector(`[name="value-${key}"]`);
    this.version = this.querySelector(`[name="version-${key}"]`);
    this.said = this.querySelector("[data-said]");
    this.box = this.querySelector("[data-box]");
    this.addEventListener("input", () => this.soon(PAUSE));
    this.addEventListener("change", () => this.soon(0));
    this.closest("form").addEventListener("submit", () => clearTimeout(this.later));
  }

  soon(pause) {
    clearTimeout(this.later);
    if (!this.box.firstElementChild) this.later = setTimeout(() => this.keep(), pause);
  }

  async keep() {
    if (this.busy) return this.soon(PAUSE);
    this.busy = true;
    const key = this.dataset.key, body = new FormData();
    body.set(`value-${key}`, this.input.value);
    body.set(`version-${key}`, this.version.value);
    const token = this.closest("form").elements.csrfmiddlewaretoken.value;
    const headers = { "X-CSRFToken": token, Accept: "application/json" };
    try {
      const answer = await fetch(this.dataset.to, { method: "POST", body, headers });
      this.tell(await answer.json());
    } catch {
      this.later = setTimeout(() => this.keep(), 4 * PAUSE); // no connection: what was typed still stands here
    } finally {
      this.busy = false;
    }
  }

  tell(answer) {
    this.said.textContent = answer.said;
    this.input.setAttribute("aria-invalid", String(Boolean(answer.fault)));
    if (answer.version !== undefined) this.version.value = answer.version;
    if (answer.box) this.box.innerHTML = answer.box;
  }
}
customElements.define("ww-keep-field", KeepField);
