"""Every example of docs/api.md is played, on a site with a thread."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from tests.cast import Cast
from tests.thinktank import add_token

from warmwelkom.rooms.thinktank.models import ApiToken
from warmwelkom.rooms.thinktank.tests.threads import Threads

PAGE = (Path(__file__).resolve().parents[5] / "docs" / "api.md").read_text()
EXAMPLES = re.findall(r"^curl .*$", PAGE, flags=re.MULTILINE)
SITE = "https://denktank.example"


def _played(client: Any, words: list[str], changes: dict[str, str]) -> Any:
    method, headers, body, address = "GET", {}, "", ""
    left = iter(words[1:])
    for word in left:
        if word == "-X":
            method = next(left)
        elif word == "-H":
            name, _colon, value = next(left).partition(": ")
            headers[name] = value
        elif word == "-d":
            body = next(left)
        elif word != "-s":
            address = word
    for old, new in changes.items():
        address = address.replace(old, new)
        headers = {name: value.replace(old, new) for name, value in headers.items()}
    kind = headers.pop("Content-Type", "application/octet-stream")
    assert address.startswith(SITE)
    return client.generic(method, address[len(SITE) :], body, content_type=kind, headers=headers)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_works(cast: Cast, threads: Threads, example: str) -> None:
    with cast.scope():
        add_token(cast.emre, cast.places.region, words="ww_emre")
    changes = {"NUMBER": str(threads.need.pk), "KEY": "ww_emre"}
    answer = _played(cast.client("anonymous"), shlex.split(example), changes)
    assert answer.status_code in (200, 201)


def test_there_are_examples_of_every_kind() -> None:
    assert len(EXAMPLES) == 19
    for scope in ApiToken.Scope.values:
        assert f"| `{scope}` |" in PAGE
