// A button that prints the page. Without JavaScript it stays away: the browser's own menu prints too.
class PrintButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
customElements.define("ww-print", PrintButton);
