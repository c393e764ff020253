"""A page that is the same for every visitor is made once in a few seconds, and never shown to somebody who came in."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse

from warmwelkom.base.access.visitors import MOST, KeptPages, key_of, same_for_visitors


@same_for_visitors
def marked() -> None: ...


def plain() -> None: ...


def made_by(view: Any, *, kind: str = "anonymous") -> Any:
    """A request that was answered by this view, for such a person."""
    who = SimpleNamespace(kind=kind)
    return SimpleNamespace(resolver_match=SimpleNamespace(func=view), at_home=who)


def asked(path: str = "/denktank/", *, method: str = "GET", **headers: str) -> dict[str, Any]:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http", "method": method, "path": path, "query_string": b"", "headers": named,
    }  # fmt: skip


def in_two_lines(*cookies: str) -> dict[str, Any]:
    return asked() | {"headers": [(b"cookie", one.encode()) for one in cookies]}


@pytest.fixture(autouse=True)
def kept_for_long(settings: Any) -> None:
    settings.VISITOR_PAGE_SECONDS = 100


@pytest.mark.parametrize(
    "scope",
    [
        asked(method="POST"),
        asked(cookie="sessionid=x"),
        asked(cookie="django_language=en; csrftoken=x"),
        asked(authorization="Bearer x"),
        asked(cookie="a[b]=1; sessionid=x"),  # a name that is no name, as other programs set
        asked(cookie='a="; sessionid=x'),
        asked(cookie="sessionid"),
        in_two_lines("sessionid=x", "django_language=en"),
    ],
)
def test_nothing_is_kept_where_somebody_may_be_recognised(scope: dict[str, Any]) -> None:
    assert key_of(scope) is None


def test_another_language_host_or_encoding_is_another_page() -> None:
    keys = [
        key_of(asked()),
        key_of(asked("/denktank/x/")),
        key_of(asked(cookie="django_language=en")),
        key_of(asked(accept_language="en")),
        key_of(asked(accept_encoding="gzip")),
        key_of(asked(host="a.example")),
    ]
    assert len(set(keys)) == len(keys)
    assert None not in keys


def test_only_a_marked_page_that_sets_no_cookie_is_kept() -> None:
    pages, key = KeptPages(), key_of(asked())
    pages.keep(key, made_by(plain), HttpResponse("a"))
    pages.keep(key, made_by(marked), HttpResponse("a", status=404))
    with_cookie = HttpResponse("a")
    with_cookie.set_cookie("csrftoken", "x")
    pages.keep(key, made_by(marked), with_cookie)
    assert pages.find(key) is None
    pages.keep(key, made_by(marked), HttpResponse("b", headers={"X-Request-ID": "1"}))
    found = pages.find(key)
    assert found is not None
    assert found.body == b"b"
    assert b"x-request-id" not in dict(found.headers)
    assert pages.find(None) is None


def test_what_was_made_for_somebody_is_never_kept() -> None:
    pages, key = KeptPages(), key_of(asked())
    for kind in ("staff", "pupil", "parent", "guest"):
        pages.keep(key, made_by(marked, kind=kind), HttpResponse("a"))
    assert pages.find(key) is None


def test_a_page_is_made_anew_after_its_time(settings: Any) -> None:
    settings.VISITOR_PAGE_SECONDS = -1
    pages, key = KeptPages(), key_of(asked())
    pages.keep(key, made_by(marked), HttpResponse("a"))
    assert pages.find(key) is None


def test_no_more_is_kept_than_fits() -> None:
    pages = KeptPages()
    for number in range(MOST + 5):
        pages.keep(key_of(asked(f"/{number}")), made_by(marked), HttpResponse("a"))
    assert pages.find(key_of(asked("/4"))) is None
    assert pages.find(key_of(asked(f"/{MOST + 4}"))) is not None


def test_what_is_said_again_is_what_was_said() -> None:
    pages, key, said = KeptPages(), key_of(asked()), []

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    pages.keep(key, made_by(marked), HttpResponse("é", headers={"Content-Language": "nl"}))
    found = pages.find(key)
    assert found is not None
    asyncio.run(found.say(send))
    assert said[0]["status"] == 200
    assert (b"content-language", b"nl") in said[0]["headers"]
    assert said[1]["body"] == "é".encode()
