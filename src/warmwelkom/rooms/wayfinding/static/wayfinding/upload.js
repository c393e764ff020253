// Sends files in pieces (tus 1.0), a few at a time; from where it broke off. Without this script the form sends them whole.
import { isUnsaved } from "../ui/unsaved.js";
const PIECE = 1_000_000, AT_ONCE = 2, LONGEST_WAIT = 20_000;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const said = (text) => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));

class Refused extends Error {}

async function send(file, form, show) {
  const token = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, "Tus-Resumable": "1.0.0" };
  const kind = form.elements.kind?.value ?? "";
  const words = `filename ${said(file.name)},key ${said(`${file.name} ${file.lastModified}`)},kind ${said(kind)}`;
  const headers = { ...token, "Upload-Length": file.size, "Upload-Metadata": words };
  const ask = async (address, how) => {
    for (let pause = 1000; ; pause = Math.min(pause * 2, LONGEST_WAIT)) {
      const answer = await fetch(address, how()).catch(() => null);
      if (answer?.status === 422) throw new Refused(await answer.text());
      if (answer?.ok || answer?.status === 409) return answer;
      if (answer && answer.status >= 400 && answer.status < 500) throw new Refused(form.dataset.lost);
      show(answer?.status === 507 ? form.dataset.full : form.dataset.again);
      await wait(pause);
    }
  };
  const begun = await ask(form.action, () => ({ method: "POST", headers }));
  let offset = Number(begun.headers.get("Upload-Offset"));
  while (offset < file.size) {
    show(`${Math.round((100 * offset) / file.size)}%`, offset / file.size);
    const body = file.slice(offset, offset + PIECE);
    const answer = await ask(begun.headers.get("Location"), () => ({ method: "PATCH", body, headers: { ...token, "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream" } }));
    offset = Number(answer.headers.get("Upload-Offset"));
  }
  show(form.dataset.done, 1);
}

function line(list, file) {
  const row = list.appendChild(document.createElement("li"));
  const bar = document.createElement("progress"), text = document.createElement("span");
  bar.max = 1; bar.value = 0; bar.setAttribute("aria-label", file.name);
  row.append(`${file.name} `, bar, " ", text);
  return (words, share) => { text.textContent = words; if (share !== undefined) bar.value = share; };
}

class Upload extends HTMLElement {
  connectedCallback() { this.querySelector("form").addEventListener("submit", (event) => this.begin(event)); }
  async begin(event) {
    const form = event.target, files = [...form.elements.files.files];
    if (!files.length) return;
    event.preventDefault();
    let failed = 0, shows = files.map((file) => line(this.querySelector("ul"), file));
    const next = async () => {
      for (let show; (show = shows.shift());) {
        const file = files[files.length - shows.length - 1];
        await send(file, form, show).catch((fault) => { failed += 1; show(fault.message); });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    if (!failed) (isUnsaved(form) ? form.reset() : location.reload());
  }
}
customElements.define("ww-upload", Upload);
