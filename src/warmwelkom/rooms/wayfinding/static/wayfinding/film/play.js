// The storyboard plays as it is, before anything is made. Without JavaScript the scenes stand below, with their words.
import { shown, starts, total, words } from "./frames.js";
import { Layer } from "./layer.js";
import { Sounds } from "./sounds.js";

class FilmPlay extends HTMLElement {
  connectedCallback() {
    this.board = JSON.parse(document.getElementById(this.dataset.board).textContent);
    [this.begins, this.frames] = [starts(this.board), total(this.board)];
    [this.layers, this.sounds] = [new Map(), new Sounds(this.board)];
    this.stage = this.querySelector("[data-stage]");
    this.line = this.querySelector("[data-line]");
    [this.button, this.range, this.choice] = ["button", "input", "select"].map((name) => this.querySelector(name));
    this.range.max = this.frames - 1;
    this.button.addEventListener("click", () => this.play(!this.plays));
    this.range.addEventListener("input", () => this.go(Number(this.range.value)));
    this.choice.addEventListener("change", () => this.go(this.frame));
    this.calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.hidden = false;
    addEventListener("resize", () => this.go(this.frame));
    this.go(0);
  }

  play(on) {
    this.plays = on;
    this.button.setAttribute("aria-pressed", on);
    this.begun = performance.now() - ((this.frame >= this.frames - 1 ? 0 : this.frame) * 1000) / this.board.fps;
    if (on) requestAnimationFrame(() => this.tick());
    else this.go(this.frame);
  }

  tick() {
    if (!this.plays || !this.isConnected) return;
    const frame = Math.floor(((performance.now() - this.begun) * this.board.fps) / 1000);
    if (frame >= this.frames) return this.play(false);
    this.go(frame);
    requestAnimationFrame(() => this.tick());
  }

  go(frame) {
    this.frame = frame;
    this.range.value = frame;
    this.range.setAttribute("aria-valuetext", `${Math.round(frame / this.board.fps)} s`);
    this.line.textContent = this.line.lang = "";
    this.board.scenes.forEach((scene, place) => {
      const since = frame - this.begins[place], share = shown(this.board, this.begins, place, frame);
      if (share || (since < 0 && since > -3 * this.board.fps)) this.layer(place).draw(Math.max(0, since), this.board.fps, share, this.choice.value, this);
      else if (this.layers.has(place)) this.layers.get(place).draw(0, this.board.fps, 0, "", this);
      if (share) this.line.textContent = words(scene, since, this.choice.value) || this.line.textContent;
    });
    this.line.lang = this.choice.value;
    this.sounds.follow(frame, this.plays);
  }

  layer(place) {
    if (!this.layers.has(place)) this.layers.set(place, new Layer(this.board.scenes[place], place, this.stage));
    return this.layers.get(place);
  }
}
customElements.define("ww-film", FilmPlay);
