// Of the worker: the day's page is kept with the faces that stand on it. DAY and PAGE are the worker's own.
async function keep(kept, answer) { // and without those that stood on it before
  const text = await answer.clone().text();
  for (const { url } of await kept.keys()) if (!text.includes(new URL(url).pathname)) await kept.delete(url);
  await kept.put(PAGE, answer);
}

async function face(request) { // kept only beside a page that is
  const kept = await caches.open(DAY);
  try {
    const answer = await fetch(request);
    if (!answer.ok) await kept.delete(request); // taken down
    else if (await kept.match(PAGE)) await kept.put(request, answer.clone());
    return answer;
  } catch { return (await kept.match(request)) ?? Response.error(); }
}
