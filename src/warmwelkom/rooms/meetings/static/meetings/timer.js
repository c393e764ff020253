// Counts down. It closes nothing: when the time is over it says so.
class Timer extends HTMLElement {
  static observedAttributes = ["data-seconds"];
  attributeChangedCallback() {
    this.ends = performance.now() + Number(this.dataset.seconds) * 1000;
    this.show();
  }
  connectedCallback() { this.ticking = setInterval(() => this.show(), 1000); this.show(); }
  disconnectedCallback() { clearInterval(this.ticking); }
  show() {
    const word = this.querySelector("span"), left = Math.max(0, Math.round((this.ends - performance.now()) / 1000));
    if (!word) return;
    word.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : this.dataset.over;
    this.toggleAttribute("data-soon", left > 0 && left <= 30);
  }
}
customElements.define("ww-timer", Timer);
