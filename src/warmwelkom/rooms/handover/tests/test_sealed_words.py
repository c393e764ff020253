"""Who has the tables, or a copy of them, reads nothing of what was said about a pupil."""

from __future__ import annotations

import importlib
import os
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from tests.cast import NOW, Cast
from tests.handover import make_handover

from warmwelkom.base.access.scope import all_regions
from warmwelkom.base.sealing.fields import Sealed
from warmwelkom.base.sealing.keys import CanNotOpenError, add_key, key_file, ring
from warmwelkom.base.sealing.moving import keys_in_use, sealed_anew, sealed_fields
from warmwelkom.rooms.handover.models import OwnView, Statement

CARE = "Zorgzin die nergens open ligt"


@pytest.fixture
def said(cast: Cast) -> Statement:
    """One sentence of part C, one of the mentor, one of the pupil."""
    with cast.scope():
        dossier = make_handover(cast, cast.dina, by="alice", school=cast.places.mondriaan)
        row: Statement = dossier.statements.get(field="event")
        row.value = CARE
        row.save()
        return row


def _whole_database() -> str:
    """Every row of every table as text, what a copy made with pg_dump holds; as the owner."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = [row[0] for row in cursor.fetchall()]
        rows: list[str] = []
        for name in names:
            cursor.execute(f'SELECT t::text FROM "{name}" t')  # noqa: S608  a name of our own
            rows += [row[0] for row in cursor.fetchall()]
        cursor.execute("SET ROLE warmwelkom_web")
    return "\n".join(rows)


@pytest.mark.usefixtures("said")
def test_a_stolen_database_shows_none_of_it(cast: Cast) -> None:
    dump = _whole_database()
    assert "Bakker" in dump  # names lie open: docs/operators.md says what does
    for words in (CARE, "Zo zie ik het", "learning van Dina", "asks van Dina"):
        assert words not in dump
    with cast.scope():
        assert Statement.objects.get(field="event").value == CARE


def test_words_moved_to_another_pupils_row_stay_shut(cast: Cast, said: Statement) -> None:
    """Also by who may write the table."""
    with cast.scope():
        other = Statement.objects.get(field="learning")
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE handover_statement SET value = (SELECT value FROM handover_statement WHERE id = %s) WHERE id = %s",
                [said.pk, other.pk],
            )
        with pytest.raises(CanNotOpenError, match="moved to another row"):
            str(Statement.objects.get(pk=other.pk).value)


def test_nothing_is_written_open(cast: Cast, said: Statement) -> None:
    with cast.scope():
        with pytest.raises(RuntimeError, match="is written through save"), transaction.atomic():
            Statement.objects.filter(pk=said.pk).update(value="open")
        said.value = "open"
        with pytest.raises(RuntimeError, match="is written through save"), transaction.atomic():
            Statement.objects.bulk_update([said], ["value"])
        said.value = CARE
        fresh = Statement(**{
            name: getattr(said, name)
            for name in ("region_id", "dossier_id", "article", "by_kind", "by_name", "written_at", "value")
        }, field="other")  # fmt: skip
        Statement.objects.bulk_create([fresh])
        assert Statement.objects.get(field="other").value == CARE
    assert CARE not in _whole_database()


@pytest.mark.usefixtures("said")
def test_nothing_can_be_asked_about_it(cast: Cast) -> None:
    with cast.scope():
        with pytest.raises(FieldError):
            Statement.objects.filter(value__icontains="zorg").exists()
        value = Statement.objects.filter(field="event").values_list("value", flat=True).get()
        assert isinstance(value, Sealed)
        assert CARE not in f"{value} {value!r}"


def test_an_empty_word_is_empty(cast: Cast, said: Statement) -> None:
    with cast.scope():
        view = OwnView.objects.create(
            region=said.region, statement=said, kind="agrees", text="", said_at=NOW
        )
        assert OwnView.objects.get(pk=view.pk).text == ""
        assert OwnView.objects.filter(text="").count() == 1


@pytest.mark.usefixtures("own_keys")
def test_the_key_changes_while_the_house_runs(cast: Cast, said: Statement) -> None:
    with cast.scope():  # the operator sees every region; the suite works as the web role
        sealed_anew()
        old, new = ring().sealing, add_key()
        assert Statement.objects.get(pk=said.pk).value == CARE  # others go on reading meanwhile
        assert sealed_anew() == len(_sealed_rows()) >= 4
        assert sealed_anew() == 0
        assert set(keys_in_use()) == {new}
        os.utime(key_file(), (1, 1))  # as if a minute had passed
        call_command("keys", "retire", old)
        assert Statement.objects.get(pk=said.pk).value == CARE
        with pytest.raises(CommandError, match="still seals"):
            call_command("keys", "retire", new)


def _sealed_rows() -> list[Any]:
    with all_regions():
        return [
            row
            for model, fields in sealed_fields()
            for row in model._default_manager.all()
            if any(row.__dict__[field.attname] not in (None, "") for field in fields)
        ]


@pytest.fixture
def own_keys(settings: Any, tmp_path: Any, said: Statement) -> Any:  # noqa: ARG001  made with the house's own
    """A file of this test's own that opens what is there already."""
    path = tmp_path / "keys"
    path.write_text(settings.FIELD_KEYS_FILE.read_text())
    path.chmod(0o600)
    settings.FIELD_KEYS_FILE = path


def test_what_lay_open_is_sealed_and_back(cast: Cast, said: Statement) -> None:
    """The migration, on rows as they were before it."""
    moving = importlib.import_module("warmwelkom.rooms.handover.migrations.0014_seal_rows")
    editor: Any = type("Editor", (), {"connection": connection})
    with all_regions(), cast.scope():
        moving.open_again(apps, editor)
        assert CARE in _whole_database()
        assert Statement.objects.get(pk=said.pk).value == CARE  # readable in between too
        moving.seal(apps, editor)
        assert CARE not in _whole_database()
        assert Statement.objects.get(pk=said.pk).value == CARE
