"""The forecast on years that are known: how often the interval held, and how far off beside "the same as last year"."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from measured import HOUSE_PYTHON  # noqa: E402

COLUMN = re.compile(r"EXAMENKANDIDATEN SCHOOLJAAR (\d{4})-\d{4} - TOTAAL")


def forecast_on(file: Path) -> dict[str, Any]:
    """In a process of the house's own Python, for it has the engine."""
    done = subprocess.run(
        [HOUSE_PYTHON, __file__, str(file)], check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    return dict(json.loads(done.stdout.splitlines()[-1]))


def series_of(file: Path) -> dict[str, list[int]]:
    """One series for each campus, leerweg and sector of the vmbo of which every year is told."""
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    years = [name for name in rows[0] if COLUMN.fullmatch(name)]
    found = {}
    for row in rows:
        if row["ONDERWIJSTYPE VO"] != "VMBO":
            continue
        counts = [row[name] for name in years]
        if all(text.isdigit() and int(text) >= 5 for text in counts):
            found[f"{row['VESTIGINGSCODE']} {row['OPLEIDINGSNAAM']}"] = [int(one) for one in counts]
    return found


def tried(series: dict[str, list[int]], probability: float) -> dict[str, Any]:
    from warmwelkom.engines.forecast import forecast  # noqa: PLC0415

    looked = forecast(series=series, probability=probability).looked_back
    return {
        "forecasts": len(looked),
        "inside": round(sum(one.was_inside for one in looked) / len(looked), 3),
        "missed_by": round(sum(one.missed_by for one in looked) / len(looked), 2),
        "same_as_last_year_missed_by": round(
            sum(one.same_missed_by for one in looked) / len(looked), 2
        ),
        "width": round(sum(one.said.high - one.said.low for one in looked) / len(looked), 1),
    }


def main(words: list[str]) -> int:
    series = series_of(Path(words[0]))
    told = {str(p): tried(series, p) for p in (0.8, 0.95)}
    print(json.dumps({"series": len(series), "years": len(next(iter(series.values()))), **told}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
