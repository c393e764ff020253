"""The command `warmwelkom`: file commands need neither Django nor a database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.cast import Cast

from warmwelkom.base.outbox.models import Message
from warmwelkom.house import cli
from warmwelkom.house.management.commands.region import school_year_of
from warmwelkom.rooms.people.models import Invitation, Region

HEAVY = ("django", "psycopg", "environs", "procrastinate", "uvicorn")
ASK = f"""
import sys
from warmwelkom.house.cli import main
try:
    main(["link", "--help"])
except SystemExit as left:
    assert left.code == 0
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_a_file_command_loads_no_django() -> None:
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("usage: warmwelkom link")
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("words", [[], ["--help"], ["help"]])
def test_the_overview_names_every_command_of_ours(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(words) == 0
    lines = capsys.readouterr().out.splitlines()
    told = {line.split()[0] for line in lines if line.startswith("  ")}
    words = ("region", "reference", "thinktank", "check", "post", "backup", "restore", "audit")
    words += ("keys", "insights", "accounts", "forget")
    ours = {*cli.FILE_COMMANDS, *cli.HOUSE_COMMANDS, *words}
    assert told == ours


def test_a_region_begins_with_an_invitation(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("region", "start", "Drechtsteden", "--coordinator", "Hanna Vos <hv@example.org>")
    region = Region.objects.get(slug="drechtsteden")
    assert capsys.readouterr().out == (
        "The region drechtsteden is there. hv@example.org gets an invitation by mail; it works for two weeks.\n"
    )
    from warmwelkom.base.access.scope import region_scope

    with region_scope(region.pk):
        invitation = Invitation.objects.get()
        message = Message.objects.get()
    assert (invitation.email, invitation.kind, message.to) == (
        "hv@example.org",
        "coordinator",
        "hv@example.org",
    )
    assert cast.places.region.pk != region.pk


def test_a_region_that_is_there_is_told(cast: Cast) -> None:
    with pytest.raises(CommandError) as fault:
        call_command("region", "start", "Haaglanden", "--coordinator", "A <a@example.org>")
    assert str(fault.value) == "There is a region haaglanden already."
    assert cast.places.region.slug == "haaglanden"


@pytest.mark.usefixtures("db")
def test_a_coordinator_without_mail_is_told_and_nothing_is_made() -> None:
    with pytest.raises(CommandError) as fault:
        call_command("region", "start", "Nergens", "--coordinator", "Hanna Vos")
    assert str(fault.value) == 'Give the coordinator as "Name <mail address>".'
    assert not Region.objects.filter(slug="nergens").exists()


def test_export_names_the_folder_and_counts(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with cast.scope():
        call_command("region", "export", "haaglanden", "--out", str(tmp_path / "out"))
    words = capsys.readouterr().out
    assert words.endswith(
        f" tables are in {tmp_path / 'out'}. Keep that folder as safe as the data itself.\n"
    )


def test_an_export_into_a_used_folder_is_told(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "old").touch()
    with pytest.raises(CommandError, match="is not empty"):
        call_command("region", "export", cast.places.region.slug, "--out", str(tmp_path))


def test_closing_needs_the_name_twice(cast: Cast) -> None:
    with pytest.raises(CommandError) as fault:
        call_command("region", "close", "haaglanden", "--yes-erase", "haagland")
    assert str(fault.value) == "The two names differ. Nothing was erased."
    cast.places.region.refresh_from_db()
    assert cast.places.region.closed_at is None


def test_the_school_year_begins_in_august() -> None:
    import datetime as dt

    days = [dt.date(2026, 7, 31), dt.date(2026, 8, 1)]
    assert [school_year_of(day) for day in days] == [2025, 2026]


@pytest.mark.usefixtures("db")
def test_a_reference_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as fault:
        call_command("reference", "load", "schools", str(tmp_path / "gone.csv"))
    assert str(fault.value).startswith("gone.csv: ")
    with pytest.raises(CommandError, match="invalid choice: 'pupils'"):
        call_command("reference", "load", "pupils", "x.csv")
