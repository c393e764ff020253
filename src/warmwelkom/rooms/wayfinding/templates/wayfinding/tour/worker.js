// Keeps the route pages of a public building for where there is no network: what route.js puts here, and the files they need.
const KEPT = "ww-wegwijs", FILES = [{% for file in files %}"{{ file }}", {% endfor %}];

addEventListener("install", (event) => { skipWaiting(); event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES))); });
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (FILES.includes(pathname)) event.respondWith(file(request));
  else if (/\/(route\/|routes\.json|beeld\/.*)$/.test(pathname)) event.respondWith(newest(request, pathname.endsWith("/route/")));
});

async function file(request) { return (await caches.match(request)) ?? fetch(request); }

async function newest(request, isPage) { // another route of the same building is told by the page itself, out of routes.json
  const kept = await caches.open(KEPT), any = { ignoreVary: true }; // whatever the browser says of its languages
  try {
    const answer = await fetch(request);
    if (!answer.ok) await kept.delete(request); // not public any more
    else if (await kept.match(request, any)) await kept.put(request, answer.clone());
    return answer;
  } catch {
    return (await kept.match(request, any)) ?? (await kept.match(request, { ...any, ignoreSearch: isPage })) ?? Response.error();
  }
}
