"""Law: only commands write, each has a policy, and the pupil can read what was done."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.utils import translation

import warmwelkom
from tests.cast import STAFF, Cast
from warmwelkom.base.access.command import all_commands, command
from warmwelkom.base.access.policy import UnknownPolicyError, all_policies, policy_for
from warmwelkom.rooms.transitions.act_words import WORDS, words_for

ROOT = Path(warmwelkom.__file__).parent
READING = ("queries", "views", "templatetags", "forms")
WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create",
          "update_or_create"}  # fmt: skip
BY_THE_HOUSE = {"people.forget", "curriculum.forget", "transitions.link_lists", "transitions.derive", "transitions.refresh",
                "transitions.forget", "meetings.remind", "meetings.forget", "handover.end_delivery",
                "handover.deliver_ready", "handover.carry", "handover.erase"}  # fmt: skip


def commands() -> dict[str, str]:
    """Every command of the house, after importing all there is under a `domain`."""
    for found in pkgutil.walk_packages([str(ROOT)], "warmwelkom."):
        if ".domain" in found.name and ".tests" not in found.name:
            importlib.import_module(found.name)
    return {
        name: action for name, action in all_commands().items() if name.startswith("warmwelkom")
    }


def without_policy() -> list[str]:
    return [name for name, action in all_commands().items() if action not in all_policies()]


def test_there_are_commands() -> None:
    assert "warmwelkom.rooms.transitions.domain.moves.accept_move" in commands()
    assert len(commands()) > 20


def test_every_command_has_a_policy() -> None:
    commands()
    assert without_policy() == []


def test_a_command_without_a_policy_is_found_and_refused(cast: Cast) -> None:
    @command("nobody.wrote_this")
    def forgotten(*, actor: object) -> None: ...

    name = f"{forgotten.__module__}.{forgotten.__qualname__}"
    try:
        assert name in without_policy()
        with pytest.raises(UnknownPolicyError):
            forgotten(actor=cast.actor("dewi"))
    finally:
        all_commands_without(name)


def all_commands_without(name: str) -> None:
    from warmwelkom.base.access import command as module

    module._commands.pop(name)


@pytest.mark.parametrize("action", sorted(BY_THE_HOUSE))
def test_what_the_house_does_by_itself_nobody_else_may(cast: Cast, action: str) -> None:
    @command(action)
    def work(*, actor: object) -> None: ...

    name = f"{work.__module__}.{work.__qualname__}"
    try:
        for who in STAFF:
            with pytest.raises(PermissionDenied):
                work(actor=cast.actor(who))
    finally:
        all_commands_without(name)


def about_a_pupil(action: str) -> bool:
    """Whether the objects of this action belong to a pupil: then the act is in the pupil's record."""
    policy = policy_for(action)
    return bool(policy.model) and hasattr(apps.get_model(policy.model), "about_pupil")


def test_the_pupil_reads_every_act_in_words() -> None:
    """Commands about a pupil's rows, and what is recorded of reading (`action="…"` in the code)."""
    told = {action for action in commands().values() if about_a_pupil(action)}
    sources = "".join(path.read_text() for path in ROOT.rglob("domain/*.py"))
    told |= set(re.findall(r'action="(\w+\.\w+)"', sources))
    assert sorted(told - set(WORDS)) == []


@pytest.mark.parametrize("action", WORDS)
def test_the_words_are_there_in_both_languages(action: str) -> None:
    with translation.override("nl"):
        dutch = words_for(action)
    with translation.override("en"):
        english = words_for(action)
    assert dutch != english
    assert action not in (dutch, english)


def test_the_words_are_about_acts_that_exist() -> None:
    assert sorted(set(WORDS) - set(all_policies())) == []


READING_FILES = [
    path
    for path in sorted(ROOT.rglob("*.py"))
    if set(path.relative_to(ROOT).with_suffix("").parts) & set(READING)
    and "tests" not in path.parts
]


@pytest.mark.parametrize("path", READING_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_reads_does_not_write(path: Path) -> None:
    """Views and queries call no manager or model that writes; they call commands."""
    calls = {
        f"{node.lineno}: {node.func.attr}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and "objects" in ast.unparse(node.func)
    }
    assert calls == set()
