// Notes are kept while somebody types. Without JavaScript the button of the form does it.
const PAUSE = 1500;

class KeepNotes extends HTMLElement {
  connectedCallback() {
    this.notes = this.querySelector("textarea");
    this.version = this.querySelector("[name=version]");
    this.said = this.querySelector("[data-said]");
    this.notes.addEventListener("input", () => {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.keep(), PAUSE);
    });
    this.closest("form").addEventListener("submit", () => clearTimeout(this.later));
  }

  async keep() {
    if (this.busy) {
      this.later = setTimeout(() => this.keep(), PAUSE);
      return;
    }
    this.busy = true;
    const sent = this.notes.value;
    const body = new FormData();
    body.set("notes", sent);
    body.set("version", this.version.value);
    const token = this.closest("form").elements.csrfmiddlewaretoken.value;
    try {
      const answer = await fetch(this.dataset.to, { method: "POST", body, headers: { "X-CSRFToken": token } });
      this.tell(await answer.json(), sent);
    } catch {
      this.later = setTimeout(() => this.keep(), 4 * PAUSE); // no connection: what was typed still stands here
    } finally {
      this.busy = false;
    }
  }

  tell(answer, sent) {
    this.said.textContent = answer.said;
    if (answer.version !== undefined) this.version.value = answer.version;
    if (answer.notes !== undefined) {
      this.notes.value = answer.notes + this.notes.value.slice(sent.length);
    }
  }
}
customElements.define("ww-keep-notes", KeepNotes);
