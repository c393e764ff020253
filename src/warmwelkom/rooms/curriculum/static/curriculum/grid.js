// The arrows walk from cell to cell, a figure fills one in. Without this the grid works with Tab and letters.
const KEYS = ["", "covers", "partly", "prepares", "none"];
const grid = document.querySelector("[data-grid]");

function cellAt(row, column) {
  return grid.tBodies[0].rows[row]?.cells[column]?.querySelector("select");
}

function walk(event) {
  const cell = event.target.closest("td");
  if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const row = cell.parentElement.sectionRowIndex;
  const [down, right] = steps[event.key] ?? [];
  if (down !== undefined) {
    event.preventDefault();
    cellAt(row + down, cell.cellIndex + right)?.focus();
  } else if (/^[0-4]$/.test(event.key)) {
    event.preventDefault();
    event.target.value = KEYS[event.key];
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
    cellAt(row + 1, cell.cellIndex)?.focus();
  }
}

grid?.addEventListener("keydown", walk);
