{% load static %}// Keeps the day's page for where there is no network: no other page, and only on a phone that the pupil called their own.
const DAY = "ww-day", HOUSE = "ww-house", PAGE = "{% url 'welcome:mine' %}", AWAY = "{% url 'welcome:offline' %}", LEAVE = "{% url 'transitions:leave' %}";
const FILES = [{% for file in files %}"{{ file }}", {% endfor %}];
importScripts("{% static 'welcome/faces.js' %}");

addEventListener("install", (event) => { skipWaiting(); event.waitUntil(stock()); });
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (pathname === LEAVE) event.waitUntil(caches.delete(DAY));
  if (request.method !== "GET") return;
  if (FILES.includes(pathname)) event.respondWith(file(request));
  else if (pathname.startsWith(`${PAGE}gezicht/`)) event.respondWith(face(request));
  else if (request.mode === "navigate") event.respondWith(pathname === PAGE ? day(request) : other(request));
});

async function stock() { // what is no longer in the list goes
  const kept = await caches.open(HOUSE);
  await kept.addAll([AWAY, ...FILES]);
  for (const { url } of await kept.keys()) {
    if (![AWAY, ...FILES].includes(new URL(url).pathname)) await kept.delete(url);
  }
}

async function file(request) { return (await caches.match(request)) ?? fetch(request); }

async function other(request) {
  try { return await fetch(request); } catch { return caches.match(AWAY); }
}

async function day(request) {
  const kept = await caches.open(DAY);
  try {
    const answer = await fetch(request);
    if (answer.status >= 500) throw answer;
    if (answer.headers.get("X-Keep") === "day") await keep(kept, answer.clone());
    else await caches.delete(DAY); // another code, no code any more, or a phone of more people
    return answer;
  } catch {
    const old = await kept.match(PAGE);
    if (!old) return caches.match(AWAY);
    const text = (await old.text()).replace("data-offline hidden", "data-offline");
    const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": old.headers.get("Content-Security-Policy") };
    return new Response(text, { headers });
  }
}

addEventListener("push", (event) => { // what is sent twice is shown once
  const { title = "Warm Welkom", body = "", tag } = event.data?.json?.() ?? {};
  const look = { body, tag, icon: "{{ icon }}", data: PAGE };
  event.waitUntil(registration.showNotification(title, tag ? look : { ...look, tag: "ww" }));
});
addEventListener("notificationclick", (event) => { event.notification.close(); event.waitUntil(show()); });

async function show() { // the window that is open already, else a new one
  const windows = await clients.matchAll({ type: "window" });
  const mine = windows.find(({ url }) => new URL(url).pathname.startsWith(PAGE));
  return mine ? mine.focus() : clients.openWindow(PAGE);
}
