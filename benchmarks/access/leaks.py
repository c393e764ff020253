"""Leaks planted in a copy of the house, each a slip that somebody might make in a rule."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from measured import ROOT

RULES = "src/warmwelkom/rooms/handover/rules_of_dossier.py"
COPIED = ("src", "tests", "setup", "conftest.py", "pyproject.toml", "package.json")


@dataclass(frozen=True, kw_only=True)
class Leak:
    """In `file` stands `right`, once; `wrong` takes its place."""

    name: str
    right: str
    wrong: str
    file: str = RULES


LEAKS = (
    Leak(
        name="who decides on admission is not refused after delivery",
        right="_of_transition(~decides_on(actor))\n\n\ndef _placed",
        wrong="Q()\n\n\ndef _placed",
    ),
    Leak(
        name="an intaker whose role has ended may read",
        right="kind=DECIDES,\n",
        wrong="kind=DECIDES,\n        ended_at__isnull=True,\n",
    ),
    Leak(
        name="a line without a programme is decided by nobody",
        right=" | Q(programme__isnull=True) & Exists(role.filter())",
        wrong="",
    ),
    Leak(
        name="a delivery that ended still opens",
        right="        ended_at__isnull=True,\n        enrolment__gone_at",
        wrong="        enrolment__gone_at",
    ),
    Leak(
        name="a placement that is gone still opens",
        right="        enrolment__gone_at__isnull=True,\n",
        wrong="",
    ),
    Leak(
        name="a pupil whom another region took over is still read",
        right='standing.exclude(dossier__transition_id__in=moved.values("transition_id"))',
        wrong="standing if moved else standing",
    ),
    Leak(
        name="a placement that moved to another programme still opens",
        right='.filter(Q(programme__isnull=True) | Q(programme_id=F("enrolment__programme_id")))',
        wrong="",
    ),
    Leak(
        name="a class mentor reads every class",
        right='if grant.role == "class_mentor":',
        wrong='if grant.role == "no_mentor":',
    ),
    Leak(
        name="a receiver reads earlier versions",
        right="through(received(actor), here) & Q(replaced_at__isnull=True) & open_parts",
        wrong="through(received(actor), here) & open_parts",
    ),
    Leak(
        name="a receiver reads part C before the pupil had time to",
        right=" & open_parts\n",
        wrong="\n",
    ),
    Leak(
        name="a receiver reads what is new in part C before the pupil had time to",
        right="c_open_at__isnull=False) & shown\n",
        wrong="c_open_at__isnull=False)\n",
    ),
    Leak(
        name="what is typed on after part C was opened counts as a correction",
        right="Q(corrects=True)",
        wrong="Q(version__gt=1)",
    ),
    Leak(
        name="a mentor reads what the care coordinator wrote",
        right='Q(field__in=keys_of("A", "B"))\n    shown',
        wrong='Q(field__in=keys_of("A", "B", "C"))\n    shown',
    ),
    Leak(
        name="a mentor reads the other classes of the campus",
        right='            class_name__in=sorted(grant.classes),\n        )\n        for grant in actor.grants_for("mentor")',
        wrong='        )\n        for grant in actor.grants_for("mentor")',
    ),
    Leak(
        name="a reading is not recorded",
        right="    if not lately.exists():",
        wrong="    if lately.exists():",
        file="src/warmwelkom/rooms/handover/domain/reading.py",
    ),
)


@contextmanager
def planted(leak: Leak, copy: Path) -> Iterator[Path]:
    """A copy of the house with this leak in it, gone after the block."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name)
        elif source.exists():
            copy.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copy / name)
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    place = copy / leak.file
    text = place.read_text()
    if text.count(leak.right) != 1:
        raise SystemExit(
            f"{leak.name}: its line stands {text.count(leak.right)} times in {leak.file}"
        )
    place.write_text(text.replace(leak.right, leak.wrong))
    try:
        yield copy
    finally:
        shutil.rmtree(copy)
