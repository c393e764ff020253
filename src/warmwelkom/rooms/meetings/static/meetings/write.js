// A note is kept in this browser until the server says it hangs there. Its number is made here, so that sending
// it again after a lost connection never makes two.
import { send } from "./send.js";

const number = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

class Write extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.field = this.form.elements.text;
    this.place = `bord-${this.dataset.board}`;
    this.field.value ||= sessionStorage.getItem(`${this.place}-typed`) ?? "";
    this.field.addEventListener("input", () => sessionStorage.setItem(`${this.place}-typed`, this.field.value));
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
    });
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.hang(); });
    addEventListener("online", () => this.sendAll());
    this.sendAll();
  }
  get waiting() { return JSON.parse(localStorage.getItem(this.place) ?? "[]"); }
  set waiting(notes) { localStorage.setItem(this.place, JSON.stringify(notes)); }
  hang() {
    this.waiting = [...this.waiting, { key: number(), text: this.field.value }];
    this.type("");
    this.field.focus();
    this.sendAll();
  }
  type(text) {
    this.field.value = text;
    sessionStorage.setItem(`${this.place}-typed`, text);
  }
  async sendAll() {
    clearTimeout(this.timer);
    if (this.sends) return;
    this.sends = true;
    for (let [note] = this.waiting; note; [note] = this.waiting) {
      const data = new FormData(this.form);
      data.set("key", note.key);
      data.set("text", note.text);
      const fault = await send(this.form.action, data).catch(() => null);
      if (fault === null) break;
      this.waiting = this.waiting.filter((other) => other.key !== note.key);
      this.say(fault);
      if (fault) { this.type([note.text, this.field.value].filter(Boolean).join(" ")); break; }
    }
    this.sends = false;
    const notes = this.waiting;
    this.querySelector("[data-waiting]").hidden = !notes.length;
    this.querySelector("[data-texts]").textContent = notes.map((note) => `“${note.text}”`).join(" ");
    if (notes.length) this.timer = setTimeout(() => this.sendAll(), 2000 + Math.random() * 1000);
  }
  say(fault) {
    const place = this.querySelector("[data-fault]");
    place.textContent = fault;
    place.hidden = !fault;
  }
}
customElements.define("ww-write", Write);
