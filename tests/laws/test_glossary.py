"""Law: the glossary and the code use the same words (docs/style.md 2)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from warmwelkom.engines.tables.schemas.education import DESTINATIONS, LEARNING_PATHS, PROFILES
from warmwelkom.engines.tables.schemas.mbo import STATUSES
from warmwelkom.rooms.people.models import RoleKind
from warmwelkom.rooms.transitions.domain.lists.kinds import KINDS
from warmwelkom.rooms.transitions.domain.lists.statuses import LEGAL
from warmwelkom.rooms.transitions.domain.rules import admission, signals, states
from warmwelkom.rooms.transitions.models import ContactNote, LegalStatus, Link, State, Transition

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "src" / "warmwelkom"


def sections() -> dict[str, list[list[str]]]:
    """Heading -> the rows of its table, as cells."""
    found: dict[str, list[list[str]]] = {}
    for part in re.split(r"^## ", (ROOT / "docs" / "glossary.md").read_text(), flags=re.MULTILINE)[
        1:
    ]:
        heading, _line, text = part.partition("\n")
        rows = [line for line in text.splitlines() if line.startswith("|")][2:]
        found[heading] = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return found


def words(heading: str) -> list[str]:
    return [row[1].strip("`") for row in sections()[heading]]


def test_every_row_names_one_identifier() -> None:
    odd = [
        row for rows in sections().values() for row in rows if not re.fullmatch("`\\w+`", row[1])
    ]
    assert odd == []


def test_every_identifier_stands_in_the_code() -> None:
    files = [path for path in CODE.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    known = set(re.findall(r"\w+", " ".join(path.read_text() for path in files)))
    named = {
        word
        for rows in sections().values()
        for row in rows
        for word in re.findall(r"`(\w+)`", " ".join(row))
    }
    assert named - known == set()


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Roles", set(RoleKind.values) - {"partner"}),  # stands with the places
        ("States", set(State.values)),
        ("Signals", {rule.code for rule in (*signals.RULES, admission.RULE, admission.ORPHAN)}),
        ("The five legal statuses", set(LegalStatus.values)),
        ("Destinations", (set(DESTINATIONS) | set(states.ELSEWHERE)) - {"unknown"}),
        ("Statuses: seven of CAMBO, five of the law", set(STATUSES)),
    ],
)
def test_the_list_is_whole(heading: str, expected: set[str]) -> None:
    assert sorted(words(heading)) == sorted(expected)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("What a pupil learned", {*LEARNING_PATHS, *PROFILES}),
        ("The pupil and the way", set(Transition.Start.values)),
        ("Lists", {*KINDS, *Link.Outcome.values}),
        ("What people do", set(ContactNote.Kind.values)),
    ],
)
def test_the_words_are_among_them(heading: str, expected: set[str]) -> None:
    assert expected - set(words(heading)) == set()


def test_every_state_names_its_rules() -> None:
    told = {row[1].strip("`"): re.findall(r"rule `(\w+)`", row[2]) for row in sections()["States"]}
    rules = {
        state: [rule.code for rule in states.RULES if rule.state == state] for state in State.values
    }
    assert told == rules


def test_seven_statuses_map_to_five_as_the_code_does() -> None:
    rows = sections()["Statuses: seven of CAMBO, five of the law"]
    told = {row[1].strip("`"): row[2].strip("`") for row in rows}
    assert told.pop("CREATED").startswith("none")
    assert told == {name: status for name, status in LEGAL.items() if status}


def test_every_table_of_a_room_has_its_word() -> None:
    tables = {
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("warmwelkom.") and issubclass(model, models.Model)
    }
    named = {row[1].strip("`") for rows in sections().values() for row in rows}
    assert tables - named == set()
