"""Law: the privacy pages name every field, show who sees what as the policies do, and the terms."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import EmptyResultSet

from tests.cast import YEAR, Cast
from warmwelkom.base.access.actor import Actor, Grant
from warmwelkom.base.access.policy import policy_for
from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import RoleKind

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "docs" / "privacy.md", ROOT / "docs" / "privacy.nl.md"]
SEES_NO_PUPIL = {"care_coordinator", "support_team", "planner", "partner", "moderator"}
OF_THE_LIST = {"ListUpload", "ColumnMemory"}  # about a file, not about a pupil

pages = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)


def tables(page: Path) -> list[list[list[str]]]:
    """Every table of a page, head first, as cells."""
    blocks = re.findall(r"(?:^\|.*\n)+", page.read_text(), flags=re.MULTILINE)
    return [
        [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
        for block in blocks
    ]


def table(page: Path, second_heading: tuple[str, str]) -> list[list[str]]:
    found = [rows for rows in tables(page) if rows[0][1] in second_heading]
    assert len(found) == 1
    return found[0]


def _actor(cast: Cast, who: str) -> Actor:
    if who in ("pupil", "parent"):
        kind: Any = who
        return Actor(kind=kind, pupil_id=cast.dina.pupil_id, region_id=cast.places.region.pk)
    school = (
        cast.places.mondriaan if who in ("intaker", "class_mentor") else cast.places.witt_school
    )
    grant = Grant(role=who, school_id=school.pk, school_year=YEAR, classes=frozenset({"4K1"}))
    user = cast.people["fatima"].pk
    return Actor(kind="staff", user_id=user, region_id=cast.places.region.pk, grants=(grant,))


def _may_see_some(actor: Actor, name: str) -> bool:
    """Whether the policy lets the actor in, and its rule could match a row at all."""
    policy = policy_for(name)
    if not policy.who(actor) or policy.which is None:
        return policy.which is None and policy.who(actor)
    with all_regions():
        try:
            str(apps.get_model(policy.model)._default_manager.filter(policy.which(actor)).query)
        except EmptyResultSet:
            return False
    return True


@pages
def test_who_sees_what_is_what_the_policies_say(cast: Cast, page: Path) -> None:
    head, _line, *rows = table(page, ("Policy", "Regel"))
    told = {
        row[1].strip("`"): [who for who, cell in zip(head[2:], row[2:], strict=True) if cell]
        for row in rows
    }
    actors = {who: _actor(cast, who) for who in head[2:]}
    real = {
        name: [who for who, actor in actors.items() if _may_see_some(actor, name)] for name in told
    }
    assert told == real


@pages
def test_every_role_stands_in_the_table_or_sees_no_pupil(page: Path) -> None:
    head = table(page, ("Policy", "Regel"))[0]
    assert {*head[2:], *SEES_NO_PUPIL} == {*RoleKind.values, "pupil", "parent"}


@pytest.mark.parametrize("who", sorted(SEES_NO_PUPIL))
def test_the_others_see_no_pupil(cast: Cast, who: str) -> None:
    assert not _may_see_some(_actor(cast, who), "transitions.view")


@pages
def test_every_field_about_a_pupil_is_named(page: Path) -> None:
    rows = table(page, ("Fields", "Velden"))
    named = {word for row in rows[2:] for word in re.findall(r"`(\w+)`", row[1])}
    kept = {
        field.name
        for model in apps.get_app_config("transitions").get_models()
        if model.__name__ not in OF_THE_LIST
        for field in model._meta.concrete_fields
        if not field.is_relation and field.name != "id"
    }
    assert named == kept


@pages
def test_every_term_and_job_is_there(page: Path) -> None:
    _head, _line, *rows = table(page, ("Kept", "Bewaard"))
    code = " ".join(
        path.read_text() for path in (ROOT / "src").rglob("*.py") if "tests" not in path.parts
    )
    assert [row[2] for row in rows if not re.search(rf"\b{row[2].strip('`')}\b", code)] == []
    jobs = {row[3].strip("`") for row in rows} - {"–"}
    assert jobs - set(re.findall(r'@app\.task\(name="([\w.]+)"', code)) == set()
