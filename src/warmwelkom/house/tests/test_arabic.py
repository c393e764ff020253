"""The pupil's page from right to left: whole, marked as not checked, and nothing of it on other pages."""

from __future__ import annotations

import re

from babel.messages.pofile import read_po
from tests.cast import Cast

from warmwelkom.house.translations import catalogues

FIRST, LAST = "\u2066", "\u2069"  # from left to right in between, whatever stands around it
WITH_HYPHENS = re.compile(r"\d+(?:-\d+)+")
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def test_the_page_reads_from_right_to_left_and_says_that_nobody_checked_it(cast: Cast) -> None:
    browser = cast.client("dina")
    page = browser.get("/mijn/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "لم يراجع إنسان هذه الترجمة بعد." in page
    assert "أهلاً Dina، يسعدنا وجودك." in page


def test_a_page_that_does_not_speak_it_stays_dutch(cast: Cast) -> None:
    browser = cast.client("dina")
    for address in ("/mijn/gegevens/", "/privacy/", "/niet-hier/"):
        page = browser.get(address, headers={"accept-language": "ar"}).content.decode()
        assert '<html lang="nl">' in page, address
        assert "العربية" not in page


def test_every_sentence_is_there_with_the_same_words_to_fill_in() -> None:
    for po in catalogues("ar"):
        with po.open("rb") as source:
            for entry in read_po(source, locale="ar"):
                if not entry.id:
                    continue
                ids = [entry.id] if isinstance(entry.id, str) else list(entry.id)
                texts = [entry.string] if isinstance(entry.string, str) else list(entry.string)
                assert all(texts), ids
                wanted = set(PLACEHOLDER.findall(ids[-1]))
                assert {frozenset(PLACEHOLDER.findall(text)) for text in texts} == {
                    frozenset(wanted)
                }


def test_a_date_and_a_telephone_number_are_not_turned_round() -> None:
    """After an Arabic letter a browser puts the parts of 0800-0432 in the other order."""
    texts = [
        text
        for po in catalogues("ar")
        for text in po.read_text().splitlines()
        if text.startswith("msgstr")
    ]
    numbers = [(text, found) for text in texts for found in WITH_HYPHENS.finditer(text)]
    assert numbers
    for text, found in numbers:
        assert (text[found.start() - 1], text[found.end()]) == (FIRST, LAST), text
