"""Put our .ics files into khal, a calendar program, and compare what it lists with what was meant."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from meant import LINK, Case, called_off, cases, moved

from warmwelkom.rooms.meetings import ics

KHAL = Path(sys.executable).with_name("khal")
FIELDS = ("uid", "title", "start", "end", "location", "description", "cancelled")
FORM = "%Y-%m-%d %H:%M"
HOUSE = ics.Party(name="Denktank Haaglanden", email="post@warmwelkom.example")
GUEST = ics.Party(name="Wim de Leeuw", email="wim@regio.example")
CONFIG = """[calendars]
[[meetings]]
path = {home}/meetings
[locale]
local_timezone = {zone}
default_timezone = {zone}
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
timeformat = %H:%M
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {home}/khal.db
"""


@dataclass(frozen=True)
class Khal:
    """A calendar of its own, as somebody in this zone has it."""

    home: Path
    zone: str

    def run(self, *words: str) -> str:
        done = subprocess.run(
            [KHAL, "-c", self.home / "config", *words],
            check=True, capture_output=True, text=True, timeout=60,
            env={**os.environ, "HOME": str(self.home), "XDG_CACHE_HOME": str(self.home)},
        )  # fmt: skip
        return done.stdout

    def take_in(self, *texts: str) -> None:
        """Import each file, as from a mail or a download."""
        for number, text in enumerate(texts):
            (self.home / f"{number}.ics").write_text(text, newline="")
        files = [str(self.home / f"{number}.ics") for number in range(len(texts))]
        self.run("import", "--batch", "-a", "meetings", *files)

    def listed(self) -> list[dict[str, str]]:
        """What it shows of these two years, each entry once."""
        asked = [word for field in FIELDS for word in ("--json", field)]
        out = self.run("list", "--once", *asked, "2026-01-01", "2027-12-31")
        return [
            row for line in out.splitlines() if line.startswith("[") for row in json.loads(line)
        ]


def khal_in(folder: str, zone: str) -> Khal:
    home = Path(folder) / zone.replace("/", "-")
    (home / "meetings").mkdir(parents=True)
    (home / "config").write_text(CONFIG.format(home=home, zone=zone))
    return Khal(home, zone)


def meant(case: Case, zone: str) -> dict[str, str]:
    """What a person in this zone should read."""
    entry, there = case.entry, ZoneInfo(zone)
    about = "\n\n".join(
        part for part in (
            entry.about, f"Online ruimte: {LINK}" if entry.room_link else "",
            f"Meer over deze bijeenkomst: {entry.address}",
        ) if part
    )  # fmt: skip
    return {
        "uid": entry.uid,
        "title": f"Afgezegd: {entry.title}" if entry.is_cancelled else entry.title,
        "start": entry.starts_at.astimezone(there).strftime(FORM),
        "end": entry.ends_at.astimezone(there).strftime(FORM),
        "location": ", ".join(part for part in (entry.place, entry.room_link) if part),
        "description": about,
        "cancelled": "CANCELLED" if entry.is_cancelled else "",
    }


def compare(name: str, khal: Khal, expected: list[Case]) -> tuple[int, int]:
    """(how many should be there, how many are and say the same); tells what differs."""
    shown = {row["uid"]: {key: row[key].strip() for key in FIELDS} for row in khal.listed()}
    equal = 0
    for case in expected:
        wanted, found = meant(case, khal.zone), shown.pop(case.entry.uid, None)
        if found == wanted:
            equal += 1
            continue
        print(f"{name} ({khal.zone}, {case.why}): {_difference(wanted, found)}")
    for row in shown.values():
        print(f"{name} ({khal.zone}): not meant: {row}")
    whole = len(expected) + len(shown)
    print(f"{name:24} {khal.zone:18} {equal} of {whole} equal")
    return whole, equal


def _difference(wanted: dict[str, str], found: dict[str, str] | None) -> str:
    if found is None:
        return "not there"
    return "; ".join(
        f"{key}: meant {wanted[key]!r}, shown {found[key]!r}" for key in FIELDS if wanted[key] != found[key]
    )  # fmt: skip


def by_mail(case: Case, method: str) -> str:
    return ics.calendar_text([case.entry], method=method, organiser=HOUSE, attendee=GUEST)


def play(khal: Khal, every: list[Case]) -> list[tuple[int, int]]:
    """Single files, then a change of each by mail, then half of them called off."""
    khal.take_in(
        *(ics.calendar_text([one.entry], method="PUBLISH", organiser=HOUSE) for one in every)
    )
    counts = [compare("single", khal, every)]
    changed = [moved(one) for one in every]
    khal.take_in(*(by_mail(one, "REQUEST") for one in changed))
    counts.append(compare("changed by mail", khal, changed))
    off = [called_off(one) for one in changed[::2]]
    khal.take_in(*(by_mail(one, "CANCEL") for one in off))
    return [*counts, compare("called off by mail", khal, [*off, *changed[1::2]])]


def feed(khal: Khal, every: list[Case]) -> list[tuple[int, int]]:
    """All in one file, one of them called off, and once more after a change."""
    first = [called_off(every[0]), *every[1:]]
    second = [first[0], moved(every[1]), *every[2:]]
    counts = []
    for name, rows in (("feed", first), ("feed, asked again", second)):
        entries = [row.entry for row in rows]
        khal.take_in(ics.calendar_text(entries, method="PUBLISH", organiser=HOUSE, name="Denktank"))
        counts.append(compare(name, khal, rows))
    return counts


def main() -> int:
    settings.configure(USE_I18N=False)
    every = cases()[:4] if "--short" in sys.argv else cases()
    counts = []
    with tempfile.TemporaryDirectory() as folder:
        for zone in ("Europe/Amsterdam", "America/New_York"):
            counts += play(khal_in(f"{folder}/mail", zone), every)
            counts += feed(khal_in(f"{folder}/feed", zone), every)
    entries, equal = (sum(column) for column in zip(*counts, strict=True))
    print(json.dumps({"measurement": "calendar", "entries": entries, "equal": equal}))
    return 0 if entries == equal else 1


if __name__ == "__main__":
    raise SystemExit(main())
