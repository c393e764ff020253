// A button that copies the text beside it. Without JavaScript it stays away: the text can be selected too.
class CopyButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button"), done = this.querySelector("[data-done]");
    const text = this.parentElement.querySelector("textarea");
    button.hidden = false;
    button.addEventListener("click", async () => {
      text.select();
      const byHand = () => document.execCommand("copy");
      const ok = navigator.clipboard ? await navigator.clipboard.writeText(text.value).then(() => true, byHand) : byHand();
      done.hidden = !ok;
    });
  }
}
customElements.define("ww-copy", CopyButton);
