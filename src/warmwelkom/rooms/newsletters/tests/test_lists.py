"""A list of addresses comes in: each new one is asked to confirm, the rest is left out with a sentence."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import NOW, Cast
from tests.newsletters import add_reader

from warmwelkom.base.outbox.addresses import number_of
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.newsletters.domain.bringing_lists import NoSource, bring_list
from warmwelkom.rooms.newsletters.models import Goodbye, Subscriber

LINES = [
    "naam;e-mail",
    "Roos;roos@x.example",
    "Roos;ROOS@X.example",
    "Bas;bas@x.example",
    "Cato;cato@x.example",
    "Dirk;geen adres",
    '"Evi";"evi@x.example"',
]


def test_new_addresses_are_asked_and_the_rest_is_told(cast: Cast) -> None:
    with cast.scope("hanna"):
        region = cast.places.region
        add_reader(region, "bas@x.example")
        Goodbye.objects.create(
            region=region, number=number_of("Cato@x.example"), said_on=NOW.date()
        )
        brought = bring_list(
            actor=cast.actor("hanna"), lines=LINES, came_from="Op de avond van 12 maart", now=NOW
        )
        new = Subscriber.objects.filter(confirmed_at=None)
        assert sorted(row.email for row in new) == ["evi@x.example", "roos@x.example"]
        assert {row.came_from for row in new} == {"Op de avond van 12 maart"}
        mails = {mail.to: mail.text for mail in Message.objects.all()}
    assert sorted(mails) == ["evi@x.example", "roos@x.example"]
    assert "“Op de avond van 12 maart”" in mails["roos@x.example"]
    assert brought.asked == 2
    assert dict(brought.refused) == {
        "ROOS@X.example": "Dit adres staat er al, anders gespeld.",
        "Dirk;geen adres": "Dit is geen e-mailadres. Kijk het na.",
        "bas@x.example": "Dit adres staat al op de lijst.",
        "cato@x.example": "Dit adres zei eerder stop. Alleen de lezer zelf kan weer beginnen.",
    }


@pytest.mark.parametrize(
    ("lines", "source"), [(LINES, " "), ([], "Ja"), (["x@y.example"] * 5001, "Ja")]
)
def test_without_a_source_or_a_list_nothing_comes_in(
    cast: Cast, lines: list[str], source: str
) -> None:
    with cast.scope("hanna"):
        with pytest.raises(NoSource):
            bring_list(actor=cast.actor("hanna"), lines=lines, came_from=source, now=NOW)
        assert (Subscriber.objects.count(), Message.objects.count()) == (0, 0)


def test_a_file_of_a_sheet_comes_in(cast: Cast) -> None:
    file = SimpleUploadedFile("lezers.csv", "naam;mail\nZoë;zoe@x.example".encode("cp1252"))
    answer = cast.client("hanna").post(
        "/nieuws/haaglanden/lezers/", {"came_from": "Op de avond", "file": file}
    )
    assert answer.status_code == 200
    assert "1 adres krijgt een mail" in answer.content.decode()
    with cast.scope("hanna"):
        assert [row.email for row in Subscriber.objects.all()] == ["zoe@x.example"]
