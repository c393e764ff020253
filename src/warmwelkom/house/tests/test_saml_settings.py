"""A place with SAML is told in a sentence where a word is wrong, and where the extra for it is not there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from warmwelkom.house import sso
from warmwelkom.house.config import SettingError
from warmwelkom.house.state import of_machine
from warmwelkom.rooms.people.tests.saml_server import School


@pytest.fixture
def place(tmp_path: Path) -> dict[str, Any]:
    return School(tmp_path).place()


def _read(monkeypatch: pytest.MonkeyPatch, place: dict[str, Any]) -> list[dict[str, Any]]:
    monkeypatch.setenv("SSO", json.dumps([place]))
    return sso.places()


def test_a_good_place_is_taken(place: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    assert _read(monkeypatch, place) == [place]
    two = place | {"certificate": [place["certificate"]] * 2}
    assert _read(monkeypatch, two) == [two]
    assert sso.as_apps([place])["openid_connect"]["APPS"] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"certificate": "x"}, "needs a certificate"),
        ({"certificate": []}, "needs a certificate"),
        ({"login": "http://login.witt.example/"}, "needs a login that begins with https://"),
        ({"entity": ""}, "needs entity"),
        ({"secret": "x"}, "has words that we do not know: secret"),
        ({"kind": "other"}, "needs server, client_id, secret"),
        ({"brin": ""}, "needs brin"),
    ],
)
def test_a_wrong_word_is_a_sentence(
    place: dict[str, Any], monkeypatch: pytest.MonkeyPatch, words: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(SettingError) as fault:
        _read(monkeypatch, place | words)
    assert sentence in str(fault.value)


def test_check_says_that_the_extra_is_not_there(
    place: dict[str, Any], monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.SSO = [place]
    assert list(of_machine._of_saml()) == []
    monkeypatch.setattr(of_machine, "has_saml", lambda: False)
    (told,) = of_machine._of_saml()
    assert told.sentence.startswith("SSO lets Johan de Witt log in by SAML, and the extra")
    settings.SSO = []
    assert list(of_machine._of_saml()) == []
