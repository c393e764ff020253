// Messages on this phone: asked after a tap, never before; without this script, or where a browser can't, there is no button.
const part = document.querySelector("[data-push]");
if (part && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window) begin();

async function begin() {
  const { pushManager } = await navigator.serviceWorker.ready;
  const form = part.querySelector("form");
  let now = await pushManager.getSubscription();
  say(now ? "on" : Notification.permission === "denied" ? "denied" : "off");
  part.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    form.inert = true;
    try {
      now = event.submitter.value === "on" ? await allow(pushManager) : await end(now);
      say(now ? "on" : Notification.permission === "denied" ? "denied" : "off", true);
    } catch { say("failed", true); }
    form.inert = false;
    form.querySelector("button:not([hidden])")?.focus();
  });
}

async function allow(pushManager) {
  if ((await Notification.requestPermission()) !== "granted") return null;
  const { key } = await (await fetch(part.dataset.push)).json();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = made.toJSON();
  if (await tell({ do: "on", endpoint, ...keys })) return made;
  await made.unsubscribe();
  throw new Error("not kept");
}

async function end(made) {
  if (made && !(await tell({ do: "off", endpoint: made.endpoint }))) throw new Error("not kept");
  await made?.unsubscribe();
  return null;
}

async function tell(words) {
  const body = new FormData(part.querySelector("form"));
  for (const [name, word] of Object.entries(words)) body.set(name, word);
  return (await fetch(part.dataset.push, { method: "POST", body })).ok;
}

function say(state, aloud) {
  for (const line of part.querySelectorAll("[data-push-say]")) line.hidden = line.dataset.pushSay !== state;
  for (const button of part.querySelectorAll("[data-push-do]")) button.hidden = (button.dataset.pushDo === "on") !== (state === "on");
  if (aloud) part.querySelector("[data-push-told]").textContent = part.querySelector(`[data-push-say="${state}"]`).textContent;
}
