// Reads aloud what there is to see, with the voice of the browser; the film waits for it, for no browser does so itself.
class Described extends HTMLElement {
  connectedCallback() {
    this.film = document.querySelector("video");
    this.button = this.querySelector("button");
    this.track = [...(this.film?.textTracks || [])].find((each) => each.kind === "descriptions" && each.language === this.dataset.language);
    if (!this.track || !window.speechSynthesis) return;
    this.hidden = false;
    this.button.addEventListener("click", () => this.turn(this.button.getAttribute("aria-pressed") !== "true"));
    this.track.addEventListener("cuechange", () => this.tell());
  }

  disconnectedCallback() {
    window.speechSynthesis?.cancel();
  }

  turn(on) {
    this.button.setAttribute("aria-pressed", on);
    this.track.mode = on ? "hidden" : "disabled";
    this.told = null;
    if (!on) speechSynthesis.cancel();
  }

  tell() {
    const cue = this.track.activeCues?.[0];
    if (!cue || cue === this.told || this.film.paused) return;
    this.told = cue;
    const words = new SpeechSynthesisUtterance(cue.getCueAsHTML().textContent);
    words.lang = this.track.language;
    words.onend = words.onerror = () => this.film.play().catch(() => {});
    this.film.pause();
    speechSynthesis.speak(words);
  }
}
customElements.define("ww-described", Described);
