// A part of a page that stays true: on a signal, which carries nothing, it fetches itself anew from its guarded view.
// Without signals it asks from time to time; when asking fails it says so, and catches up by itself.
const SILENCE = 40_000, SAFETY = 60_000, ASKING = 4000, PATIENCE = 8000, GONE = [401, 403, 404, 410];

class Live extends HTMLElement {
  connectedCallback() {
    this.tag = this.dataset.tag;
    this.changes = new AbortController();
    const heard = { signal: this.changes.signal };
    document.addEventListener("visibilitychange", () => (document.hidden ? this.rest() : this.begin()), heard);
    addEventListener("online", () => this.begin(), heard);
    for (const sign of ["offline", "ww-look"]) addEventListener(sign, () => this.look(), heard); // ww-look: of the page's own scripts
    this.begin();
  }
  disconnectedCallback() { this.changes.abort(); this.rest(); }
  rest() { this.source?.close(); clearTimeout(this.timer); clearTimeout(this.watch); this.at = Infinity; }
  begin() {
    this.rest();
    this.source = new EventSource(this.dataset.stream);
    this.source.onerror = () => { this.hears = false; this.soon(ASKING / 4); };
    this.source.addEventListener("beat", () => this.alive(true));
    this.source.addEventListener("look", (event) => { this.alive(true); this.soon(Math.random() * event.data); });
    this.alive(false);
    this.soon(ASKING);
  }
  alive(hears) { // a connection that says nothing for long is opened again
    this.hears = hears;
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.begin(), SILENCE);
  }
  soon(ms) { // the earliest of several wishes counts
    const at = performance.now() + ms;
    if (at >= this.at) return;
    clearTimeout(this.timer);
    this.at = at;
    this.timer = setTimeout(() => this.look(), ms);
  }
  async look() {
    this.at = Infinity;
    if (this.asks) { this.again = true; return; }
    this.asks = true;
    do {
      this.again = false;
      this.say(await this.fetched().catch(() => "lost"));
    } while (this.again);
    this.asks = false;
    if (!document.hidden) this.soon((this.hears ? SAFETY : ASKING) * (0.75 + Math.random() / 2));
  }
  async fetched() {
    const asked = { headers: { "If-None-Match": this.tag }, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch(this.dataset.src, asked);
    if (answer.type === "opaqueredirect" || GONE.includes(answer.status)) return "gone";
    if (answer.status !== 200) return answer.status === 304 ? "" : "lost";
    this.querySelector("ww-part").show(await answer.text());
    this.tag = answer.headers.get("ETag");
    return "";
  }
  say(word) { this.hears &&= word !== "lost"; for (const line of this.querySelectorAll("[data-say]")) line.hidden = line.dataset.say !== word; }
}
customElements.define("ww-live", Live);
