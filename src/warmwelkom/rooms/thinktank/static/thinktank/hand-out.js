// Print and share: the buttons show only where the browser can do it.
const words = { title: document.title, url: location.href };
const does = {
  print: typeof window.print === "function" ? () => window.print() : null,
  share: navigator.share ? () => navigator.share(words).catch(() => {}) : null,
};
for (const button of document.querySelectorAll("[data-does]")) {
  const act = does[button.dataset.does];
  if (act) {
    button.hidden = false;
    button.addEventListener("click", act);
  }
}
