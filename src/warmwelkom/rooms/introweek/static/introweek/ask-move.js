// Before a part is moved: what that breaks and costs, with the form of the page that does it.
export async function pageOf(link) {
  const answer = await fetch(link, { signal: AbortSignal.timeout(10_000), redirect: "error" });
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

export function ask(page, { link, slot, version }) {
  const dialog = document.createElement("dialog"), title = document.createElement("h2");
  const form = document.adoptNode(page.querySelector("form[data-move]"));
  title.id = "verplaats";
  title.textContent = page.querySelector("h1").textContent;
  dialog.className = "ww-dialog ww-stack iw-asks";
  dialog.setAttribute("aria-labelledby", title.id);
  form.action = link;
  form.elements.version.value = version; // what somebody else changed meanwhile is told by the page itself
  for (const one of form.querySelectorAll("input[name=slot]")) one.checked = one.value === slot;
  form.querySelector("[data-leave]").addEventListener("click", (event) => {
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(title, form);
  document.body.append(dialog);
  dialog.showModal();
}
