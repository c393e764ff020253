// Drag a part to another time of its group: the extra, for the page behind each part moves it without a mouse or a script.
// That page says what every other time breaks and costs; here it stands where those times are, before anything is kept.
import { ask, pageOf } from "./ask-move.js";
import { scrollsAlong } from "./edge.js";
import { hold } from "./hold.js";

const board = document.querySelector("[data-board]");
const hint = document.querySelector("[data-drag-hint]");
const along = board && scrollsAlong(board.closest(".ww-scroll"), over);
let now = null; // what is dragged: the address of its page, and that page as soon as it is there

async function begin(entry) {
  const mine = now = { link: entry.querySelector("a").href, row: entry.closest("tr") };
  mine.page = await pageOf(mine.link).catch(() => null);
  if (now === mine && mine.page) show(mine);
}

function show({ row, page }) {
  const halves = [...board.tHead.rows[0].cells].map((head) => head.dataset.half);
  for (const one of page.querySelectorAll("template[data-half]")) {
    const place = document.importNode(one.content.firstElementChild, true);
    row.cells[halves.indexOf(one.dataset.half)]?.append(place);
  }
}

function over(there) {
  const place = there?.closest("[data-place]");
  if (place === now.over) return;
  now.over?.removeAttribute("data-over");
  place?.toggleAttribute("data-over", true);
  now.over = place;
}

function follows(there, x, y) {
  over(there);
  along.at(x, y);
}

function drop(_entry, there) {
  const slot = there?.closest("[data-place]")?.dataset.place;
  if (slot) ask(now.page, { link: now.link, slot, version: board.dataset.board });
  else if (!now.page && now.row.contains(there)) location.assign(now.link); // let go before the costs were known
}

function away() {
  along.stop();
  for (const place of board.querySelectorAll(".iw-place")) place.remove();
  now = null;
}

if (board) {
  hint.hidden = false;
  hold(board, { pick: (there) => there.closest("a") && there.closest(".iw-entry"), begin, over: follows, drop, away });
}
