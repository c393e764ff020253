// Which frame shows what: times in whole frames, as the film engine counts them. No page, no clock.

export function starts(board) {
  let now = 0;
  return board.scenes.map((scene, place) => {
    const begin = now;
    now += scene.frames - (place < board.scenes.length - 1 ? board.fade : 0);
    return begin;
  });
}

export function total(board) {
  const begins = starts(board), last = board.scenes.length - 1;
  return begins[last] + board.scenes[last].frames;
}

// How much of a scene is seen in a frame: it comes in over the one before.
export function shown(board, begins, place, frame) {
  const since = frame - begins[place];
  if (since < 0 || since >= board.scenes[place].frames) return 0;
  return place && since < board.fade ? (since + 1) / (board.fade + 1) : 1;
}

export function words(scene, since, language) {
  const line = (scene.captions?.[language] || []).find((each) => each.at <= since && since < each.at + each.len);
  return line ? line.text : "";
}

// The crop of a photo as a width and a shift in percent: middle x, middle y, width of the widest crop.
export function crop(scene, since, picture, aspect, calm) {
  const { from, to } = scene.motion || { from: [0.5, 0.5, 1], to: [0.5, 0.5, 1] };
  const share = since / Math.max(1, scene.frames - 1);
  const now = calm ? (from[2] >= to[2] ? from : to) : from.map((one, at) => one + (to[at] - one) * share);
  const across = now[2] * Math.min(1, (picture.height * aspect) / picture.width);
  const down = (across * picture.width) / aspect / picture.height;
  const inside = (middle, size) => (size < 1 ? Math.min(Math.max(middle, size / 2), 1 - size / 2) : 0.5) - size / 2;
  return { width: 100 / across, left: -100 * inside(now[0], across), top: -100 * inside(now[1], down) };
}
