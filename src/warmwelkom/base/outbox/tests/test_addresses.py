"""Nothing that somebody types gets a second meaning in a mail: it is cleaned or refused, with a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW

from warmwelkom.base.outbox.addresses import (
    BadMessageError,
    clean_address,
    clean_headers,
    clean_list,
    number_of,
    one_line,
)
from warmwelkom.base.outbox.jobs import send_planned
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.base.outbox.tests.sink import Sink, open_sink


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    with open_sink(settings) as working:
        yield working


def _plan(**changes: Any) -> Message:
    words = {"key": "k", "channel": "mail", "to": "an@school.example", "text": "Hoi", "now": NOW}
    plan_message(**{**words, **changes})
    return Message.objects.get()


@pytest.mark.parametrize(
    ("given_as", "sentence"),
    [
        ("an@school.example\nBcc: x@kwaad.example", "Er staat een regeleinde in het e-mailadres. Typ het adres opnieuw."),
        ("an@school.example\r", "Er staat een regeleinde in het e-mailadres. Typ het adres opnieuw."),
        ("an@school.example, x@kwaad.example", "Dit is geen e-mailadres. Kijk het na."),
        ("an", "Dit is geen e-mailadres. Kijk het na."),
        ("", "Dit is geen e-mailadres. Kijk het na."),
        ("an@", "Dit is geen e-mailadres. Kijk het na."),
        ("bé@school.example", "Dit is geen e-mailadres. Kijk het na."),
        (f"an@{'a' * 70}.example", "Dit is geen e-mailadres. Kijk het na."),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("db")
def test_what_is_no_address_is_written_down_as_failed_and_not_sent(
    sink: Sink, given_as: str, sentence: str
) -> None:
    row = _plan(to=given_as)
    send_planned()
    assert (row.state, row.fault) == ("failed", sentence)
    assert sink.accepted == []


@pytest.mark.usefixtures("db")
def test_a_header_hidden_in_a_subject_or_a_name_becomes_plain_words(sink: Sink) -> None:
    _plan(subject="Dag\r\nBcc: x@kwaad.example", sender_name="Pelle\nCc: y@kwaad.example")
    send_planned()
    [(to, mail)] = sink.accepted
    assert (to, mail["Bcc"], mail["Cc"]) == ("an@school.example", None, None)
    assert mail["Subject"] == "Dag Bcc: x@kwaad.example"
    assert mail["From"].addresses[0].addr_spec == "welkom@example.org"
    assert len(mail["From"].addresses) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"List-Unsubscribe": "<https://x.example>\r\nBcc: x@kwaad.example"},
        {"X-A\nBcc": "x"},
        {"Bcc": "x@kwaad.example"},
        {"subject": "x"},
    ],
)
@pytest.mark.usefixtures("db")
def test_a_header_that_may_not_be_there_is_refused(sink: Sink, headers: dict[str, str]) -> None:
    row = _plan(headers=headers)
    send_planned()
    sentence = "Er staat iets in de kop van de mail dat daar niet mag."
    assert (row.state, row.fault) == ("failed", sentence)
    assert sink.accepted == []


@pytest.mark.usefixtures("db")
def test_a_name_of_two_hundred_characters_arrives(sink: Sink) -> None:
    _plan(sender_name="Ünsal " * 40, subject="woord " * 50)
    send_planned()
    [(_to, mail)] = sink.accepted
    assert mail["From"].addresses[0].display_name == f"{('Ünsal ' * 10).strip()} · Warm Welkom"
    assert mail["Subject"] == ("woord " * 50)[:200].strip()


def test_one_address_for_each_mailbox_and_a_sentence_for_each_that_is_left_out() -> None:
    lines = [
        "An@School.example ",
        "an@school.EXAMPLE",
        "b@münchen.example",
        "B@xn--mnchen-3ya.example",
        "c",
    ]
    assert clean_list(lines) == (
        ["An@school.example", "b@xn--mnchen-3ya.example"],
        [
            ("an@school.EXAMPLE", "Dit adres staat er al, anders gespeld."),
            ("B@xn--mnchen-3ya.example", "Dit adres staat er al, anders gespeld."),
            ("c", "Dit is geen e-mailadres. Kijk het na."),
        ],
    )  # fmt: skip


def test_every_spelling_of_an_address_has_one_number() -> None:
    spelled = ["an@münchen.example", " AN@xn--mnchen-3ya.example", "An@MÜNCHEN.example"]
    assert len({number_of(each) for each in spelled}) == 1
    assert number_of("bo@münchen.example") != number_of(spelled[0])


@given(st.text())
def test_a_subject_is_always_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert len(one_line(text)) <= 200


@given(st.text(alphabet="aé@. \n\r\x00<>,;:\"()[]\\%-'ß", max_size=40))
def test_an_address_is_refused_or_clean(text: str) -> None:
    try:
        clean = clean_address(text)
    except BadMessageError:
        return
    assert clean == clean_address(clean)
    assert clean.isascii()
    assert not set(clean) & set(" \n\r\x00,;")


def test_other_headers_go_along() -> None:
    headers = {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    assert clean_headers(headers) == headers
