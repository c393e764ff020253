"""Who is not on the school's own list any more can't come in any more, the same day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from tests.cast import Cast

from warmwelkom.base.access.scope import all_regions
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.people.domain.leavers import addresses_in
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.people.tests.test_sessions import is_in, known

PAGE = "/mensen/lijst/"
AT_WITT = ("alice", "bob", "dewi", "ibrahim", "zita")


def _list(*names: str) -> bytes:
    rows = [f"{name.title()};{name.upper()}@School.example;actief" for name in names]
    return "\n".join(["naam;e-mail;status", *rows]).encode()


def _bring(browser: Any, content: bytes) -> Any:
    return browser.post(PAGE, {"file": SimpleUploadedFile("accounts.csv", content)})


def _in_force(cast: Cast) -> set[str]:
    with all_regions():
        rows = Role.objects.filter(ended_at=None, school=cast.places.witt_school)
        return {role.person.name.lower() for role in rows}


def test_it_works(cast: Cast) -> None:
    admin, bob = cast.client("ibrahim"), known(cast, "bob")
    page = _bring(admin, _list("alice", "dewi", "zita", "ibrahim"))
    text = page.content.decode()
    assert "1 mens heeft hier een rol" in text
    assert "bob@school.example" in text
    assert _in_force(cast) == set(AT_WITT)  # looking ends nothing
    assert admin.post(PAGE, {"who": page.context["who"]})["Location"] == "/mensen/"
    assert _in_force(cast) == set(AT_WITT) - {"bob"}
    assert not is_in(bob)
    with cast.scope():
        assert Act.objects.filter(action="people.end_role").count() == 1


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("SMTP:Jan@School.example", "jan@school.example"),
        ("mailto:jan@school.example", "jan@school.example"),
        ("Jan Smit (jan@school.example)", "jan@school.example"),
        ("mail jan@school.example.", "jan@school.example"),
        ("'jan@school.example'", "jan@school.example"),
        ("<jan@school.example>|actief", "jan@school.example"),
        ("j.o'brien@school.example", "j.o'brien@school.example"),
    ],
)
def test_an_address_is_found_in_whatever_stands_around_it(cell: str, address: str) -> None:
    """Else whoever works there would be taken for somebody who left."""
    content = f"naam\tmail\nX\t{cell}\n".encode()
    assert addresses_in(content=content, filename="accounts.tsv") == {address}


def test_nobody_ends_their_own(cast: Cast) -> None:
    admin = cast.client("ibrahim")
    page = _bring(admin, _list("alice", "bob", "dewi", "zita"))
    assert "Iedereen met een rol staat op de lijst" in page.content.decode()
    admin.post(PAGE, {"who": page.context["who"]})
    assert _in_force(cast) == set(AT_WITT)


def test_other_schools_and_the_region_are_left_alone(cast: Cast) -> None:
    text = _bring(cast.client("ibrahim"), _list("alice", "ibrahim")).content.decode()
    assert "charlie@" not in text
    assert "emre@" not in text
    assert "hanna@" not in text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"naam;nummer\nAlice;1\n", "In dit bestand staat geen e-mailadres."),
        (b"naam;mail\nX;x@elders.example\n", "staat niemand in dit bestand"),
        (b"%PDF-1.7 x", "Dit is een pdf."),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, content: bytes, sentence: str) -> None:
    answer = _bring(cast.client("ibrahim"), content)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert _in_force(cast) == set(AT_WITT)


def test_a_list_of_another_moment_or_made_up_ends_nothing(cast: Cast) -> None:
    admin = cast.client("ibrahim")
    for who in ("", "made:up", "W10:x:y"):
        assert admin.post(PAGE, {"who": who})["Location"] == PAGE
    assert _in_force(cast) == set(AT_WITT)


def test_what_another_admin_was_shown_ends_nothing_elsewhere(cast: Cast) -> None:
    from django.core import signing

    with all_regions():
        charlie = Role.objects.get(person=cast.charlie)
    who = signing.dumps([str(charlie.pk)], salt="people.leavers")
    cast.client("ibrahim").post(PAGE, {"who": who})
    with all_regions():
        assert Role.objects.get(pk=charlie.pk).ended_at is None


@pytest.mark.parametrize("name", ["alice", "dewi", "hanna", "mia", "karin", "lars"])
def test_a_stranger_gets_404(cast: Cast, name: str) -> None:
    browser = cast.client(name)
    assert browser.get(PAGE).status_code == 404
    assert _bring(browser, _list("alice")).status_code == 404


def _run(tmp_path: Path, content: bytes, *words: str) -> None:
    path = tmp_path / "accounts.csv"
    path.write_bytes(content)
    call_command("accounts", "haaglanden", "20MJ", str(path), *words)


def test_each_night_by_a_command(cast: Cast, tmp_path: Path, capsys: Any) -> None:
    known(cast, "bob")
    _run(tmp_path, _list("alice", "dewi", "zita", "ibrahim"))
    assert _in_force(cast) == set(AT_WITT)
    _run(tmp_path, _list("alice", "dewi", "zita", "ibrahim"), "--end")
    assert _in_force(cast) == set(AT_WITT) - {"bob"}
    assert "1 of 5 roles" in capsys.readouterr().out


def test_a_list_that_is_cut_off_ends_nothing(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="more than a fifth"):
        _run(tmp_path, _list("alice"), "--end")
    assert _in_force(cast) == set(AT_WITT)
    _run(tmp_path, _list("alice"), "--end", "--even-many")
    assert _in_force(cast) == {"alice"}
