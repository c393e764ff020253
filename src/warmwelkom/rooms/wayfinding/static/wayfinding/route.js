// Keeps this page with its pictures and every route from its start on the phone; without a network it tells another route out of those.
const ask = document.querySelector("[data-routes]");
if (ask && "serviceWorker" in navigator && "caches" in self) begin();

async function begin() {
  if (ask.dataset.asked !== location.search) return tell(new URLSearchParams(location.search)); // an older page of this building
  await navigator.serviceWorker.register(ask.dataset.worker);
  const kept = await caches.open("ww-wegwijs");
  const pictures = [...document.querySelectorAll("main image")].map((picture) => picture.href.baseVal);
  await kept.addAll([...new Set([location.href, ask.dataset.routes, ...pictures])]);
  ask.dataset.kept = "";
}

async function tell(words) {
  const { start, names, texts, routes } = await (await fetch(ask.dataset.routes)).json(), [van, naar, hoe] = ["van", "naar", "hoe"].map((name) => words.get(name));
  const steps = van && van !== start ? null : routes[hoe ?? "alles"]?.[naar];
  for (const old of document.querySelectorAll("[data-of-server]")) old.remove();
  for (const name of ["van", "naar", "hoe"]) if (words.get(name)) ask.elements[name].value = words.get(name);
  const told = document.querySelector("[data-told]");
  told.hidden = false;
  told.querySelector("h2").textContent = names[naar] ?? "";
  told.querySelector("p").hidden = Boolean(steps);
  told.querySelector("ol").replaceChildren(...(steps ?? []).map((number) => Object.assign(document.createElement("li"), { textContent: texts[number] })));
}
