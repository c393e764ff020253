// Forms of the board without a new page: sent in the background, after which the board looks again.
// A sentence about what is wrong comes back as text; a lost connection is said, and nothing is cleared.
export async function send(address, data) {
  const asked = { method: "POST", body: data, headers: { "X-Quiet": "1" }, redirect: "manual" };
  try {
    const answer = await fetch(address, { ...asked, signal: AbortSignal.timeout(10_000) });
    if (answer.status === 422) return (await answer.text()) || " ";
    if (answer.status !== 204) throw new Error(String(answer.status));
    return "";
  } finally { // the board shows what came of it, or that the connection is lost
    dispatchEvent(new Event("ww-look"));
  }
}

export function tell(form, sentence) {
  const place = form.querySelector("[data-fault]") ?? document.querySelector("[data-board-fault]");
  place.textContent = sentence;
  place.hidden = !sentence;
  if (!form.querySelector("[data-fault]") && sentence) place.scrollIntoView({ block: "nearest" });
}

function forget(form) { // what was sent is no longer "being typed": the board may show it anew
  for (const field of form.elements) {
    if (field.type === "checkbox") field.checked = false;
    else if (field.name === "new") field.value = "";
    else if (field.type === "text" || field.tagName === "TEXTAREA") field.defaultValue = field.value;
    else if (field.options) field.selectedIndex = 0;
  }
}

document.addEventListener("submit", async (event) => {
  const form = event.target, button = event.submitter;
  if (!form.matches("[data-quiet]") || button?.hasAttribute("data-open")) return;
  event.preventDefault();
  const data = new FormData(form, button);
  const fault = await send(button?.getAttribute("formaction") ?? form.action, data).catch(() => null);
  if (fault === "") forget(form);
  tell(form, fault === null ? document.querySelector("[data-board-fault]").dataset.away : fault);
});
