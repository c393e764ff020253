"""A byte that PostgreSQL keeps in no text comes no further than the door."""

from __future__ import annotations

import msgspec
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from tests.cast import Cast

from warmwelkom.base.open_api.asking import Unreadable, sent
from warmwelkom.house.zero_bytes import without_zero_bytes

ASKED = RequestFactory()


def handled(request: HttpRequest) -> HttpRequest:
    without_zero_bytes(lambda _request: HttpResponse())(request)
    return request


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("q=%00", [("q", [""])]),
        ("q=a%00b&q=c&%00n=1", [("q", ["ab", "c"]), ("n", ["1"])]),
        ("q=%%0000", [("q", ["%00"])]),
        ("q=%2500&leeg=", [("q", ["%00"]), ("leeg", [""])]),
    ],
)
def test_a_question_is_as_though_it_was_not_there(query: str, left: list[object]) -> None:
    request = handled(ASKED.get("/", QUERY_STRING=query))
    assert list(request.GET.lists()) == left


def test_so_is_a_form() -> None:
    request = handled(ASKED.post("/", {"text": "Zo\x00 is het", "keer": ["1", "\x00"]}))
    assert dict(request.POST.lists()) == {"text": ["Zo is het"], "keer": ["1", ""]}


def test_what_has_none_stays_the_very_same() -> None:
    request = ASKED.get("/", {"q": "a"})
    before = request.GET
    assert handled(request).GET is before


def test_an_address_with_one_leads_nowhere(cast: Cast) -> None:
    assert cast.client("anonymous").get("/bewijs/haaglanden/%00/").status_code == 404


def test_a_list_is_searched_without_it(cast: Cast) -> None:
    page = cast.client("alice").get("/leerlingen/?q=%00")
    assert page.status_code == 200


class Said(msgspec.Struct):
    text: str


def test_a_program_hears_that_it_sent_one() -> None:
    with pytest.raises(Unreadable):
        sent(_json(r'{"text": "a\\\u0000"}'), Said)
    assert sent(_json(r'{"text": "a\\u0000"}'), Said).text == r"a\u0000"


def _json(body: str) -> HttpRequest:
    return ASKED.post("/", body, content_type="application/json")
