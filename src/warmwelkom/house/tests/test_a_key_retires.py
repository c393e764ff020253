"""A key goes away when nothing is sealed with it, also nothing that is being written at that moment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from tests.at_once import database_of_its_own, together, waiting
from tests.cast import Cast, make_cast
from tests.handover import make_handover

from warmwelkom.base.sealing import moving
from warmwelkom.base.sealing.keys import add_key, key_file, ring
from warmwelkom.house.management.commands.keys import SETTLES
from warmwelkom.house.tests.backups import as_role
from warmwelkom.rooms.handover.models import Statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """In place of the transaction that a test runs in elsewhere: two connections must see each other."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def standing(_django_db_helper: None, tmp_path: Path, settings: LazySettings) -> Iterator[Cast]:
    settings.FIELD_KEYS_FILE = tmp_path / "keys"
    add_key()
    with database_of_its_own():
        cast = make_cast()
        with transaction.atomic(), cast.scope():
            make_handover(cast, cast.dina, by="alice", school=cast.places.mondriaan)
        as_role("")
        yield cast
        connection.close()


def settle() -> None:
    """As if the newest key were made a minute ago."""
    moment = key_file().stat().st_mtime - SETTLES - 1
    os.utime(key_file(), (moment, moment))


def _retire(name: str) -> None:
    settle()
    call_command("keys", "retire", name)


def test_a_row_that_is_not_committed_yet_counts(standing: Cast) -> None:
    old = ring().sealing
    with together() as begin:
        with transaction.atomic(), standing.scope():
            _write()
            add_key()
            begin(moving.sealed_anew).result()  # sees what is committed, and seals that anew
            retired = begin(lambda: _retire(old))
            waiting(1)
        with pytest.raises(CommandError, match=f"{old} still seals"):
            retired.result()
    assert old in ring().names
    moving.sealed_anew()
    _retire(old)
    assert old not in ring().names


@pytest.mark.usefixtures("standing")
def test_who_sealed_and_did_not_write_yet_is_waited_for() -> None:
    """Between a word that is sealed and its row no lock is held: only time tells that it is over."""
    old = ring().sealing
    add_key()
    moving.sealed_anew()
    with pytest.raises(CommandError, match="again in a minute"):
        call_command("keys", "retire", old)
    assert old in ring().names
    third = add_key()
    moving.sealed_anew()
    settle()
    for name in ring().names[1:]:  # one after the other: taking one away is no new key
        call_command("keys", "retire", name)
    assert ring().names == (third,)


def test_who_writes_for_long_is_not_waited_for(
    standing: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "PATIENCE", "50ms")
    old = ring().sealing
    with together() as begin, transaction.atomic(), standing.scope():
        _write()
        add_key()
        with pytest.raises(CommandError, match="run it again"):
            begin(lambda: _retire(old)).result()
    assert old in ring().names


def _write() -> None:
    first = Statement.objects.filter(field="event").get()
    names = ("region_id", "dossier_id", "article", "by_kind", "by_name", "written_at")
    Statement.objects.create(
        field="other", value="Nieuw", **{name: getattr(first, name) for name in names}
    )
