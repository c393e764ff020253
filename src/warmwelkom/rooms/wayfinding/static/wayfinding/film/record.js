// Speaks into the file field of the form around it. Without this script, or without a microphone, a file is chosen.
const ENDINGS = { "audio/mp4": "m4a", "audio/ogg": "ogg", "audio/webm": "webm" };

class Record extends HTMLElement {
  connectedCallback() {
    [this.button, this.status, this.audio, this.input, this.clock] = ["button", "[role=status]", "audio", "input[type=file]", "[data-clock]"].map((name) => this.querySelector(name));
    if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return this.say("none");
    this.button.hidden = false;
    this.button.addEventListener("click", () => (this.recorder?.state === "recording" ? this.recorder.stop() : this.begin()));
  }

  disconnectedCallback() {
    if (this.recorder?.state === "recording") this.recorder.stop();
  }

  say(word) {
    this.status.textContent = this.dataset[word];
  }

  async begin() {
    let microphone;
    try {
      microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (fault) {
      return this.say(fault.name === "NotFoundError" ? "none" : "refused");
    }
    const parts = [];
    this.recorder = new MediaRecorder(microphone);
    this.recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    this.recorder.addEventListener("stop", () => {
      microphone.getTracks().forEach((track) => track.stop());
      this.keep(new Blob(parts, { type: this.recorder.mimeType.split(";")[0] }));
    });
    this.recorder.start();
    this.shows(true);
    this.say("on");
  }

  shows(on) {
    this.button.setAttribute("aria-pressed", on);
    clearInterval(this.counting);
    const begun = Date.now();
    this.clock.textContent = "";
    if (on) this.counting = setInterval(() => (this.clock.textContent = `${Math.round((Date.now() - begun) / 1000)} s`), 500);
  }

  keep(blob) {
    const chosen = new DataTransfer();
    chosen.items.add(new File([blob], `stem.${ENDINGS[blob.type] || "webm"}`, { type: blob.type }));
    this.input.files = chosen.files;
    this.audio.src = URL.createObjectURL(blob);
    this.audio.hidden = false;
    this.shows(false);
    this.say("done");
  }
}
customElements.define("ww-record", Record);
