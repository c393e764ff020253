// A sentence that asks again until there is nothing more to tell, and then shows the page anew.
// Without this script a link beside it does the same. Who is typing meanwhile is told, and loses nothing.
import { isUnsaved } from "../ui/unsaved.js";

class Again extends HTMLElement {
  connectedCallback() {
    this.timer = setTimeout(() => this.ask(), 2000);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  async ask() {
    const answer = await fetch(this.dataset.from).catch(() => null);
    if (answer?.status === 204) {
      if (isUnsaved()) this.textContent = this.dataset.ready ?? this.textContent;
      else location.reload();
      return;
    }
    if (answer?.ok) this.textContent = await answer.text();
    this.connectedCallback();
  }
}

customElements.define("ww-again", Again);
