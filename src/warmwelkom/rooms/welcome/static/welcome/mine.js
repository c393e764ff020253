// The page works without this. On the pupil's own phone it lets a worker keep the page for when there is no network.
const kept = document.querySelector("[data-worker]"), note = document.querySelector("[data-offline]");
if (kept && "serviceWorker" in navigator) navigator.serviceWorker.register(kept.dataset.worker);
const say = () => { if (note && !navigator.onLine) note.hidden = false; };
addEventListener("offline", say);
addEventListener("online", () => { if (note && !note.hidden) location.reload(); });
say();
