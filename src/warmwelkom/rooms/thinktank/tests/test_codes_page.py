"""`/klas/`: a teacher's class codes, the kit and the paper slips."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast
from tests.thinktank import add_code

from warmwelkom.base.clock import now_for
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.thinktank.domain.class_codes import SIGNS, friday_of_next_week
from warmwelkom.rooms.thinktank.domain.receipts import receipt_of
from warmwelkom.rooms.thinktank.models import ClassCode, Contribution, Voice
from warmwelkom.rooms.thinktank.tests.voices import open_code, open_tank, to

NEW = {"size": "28", "leerweg": "mbo3", "sector": "groen", "until": "2026-04-10"}


def test_it_works(cast: Cast) -> None:
    open_tank(cast)
    answer = cast.client("alice").post(to("codes"), NEW)
    with cast.scope():
        code = ClassCode.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, to("kit", code.pk))
    assert (code.size, code.leerweg, code.sector, code.posted) == (28, "mbo3", "groen", 0)
    assert (code.made_by, code.school) == (cast.alice, cast.places.witt_school)
    assert code.closes_at == dt.datetime(2026, 4, 10, 23, 59, 59, tzinfo=NOW.tzinfo)
    assert set(code.code) <= set(SIGNS)
    assert len(code.code) == 6


def test_nobody_mistakes_a_sign() -> None:
    assert set(SIGNS) & set("0O1ILAEIU") == set()
    assert len(set(SIGNS)) == len(SIGNS)


def test_it_is_open_until_friday_of_next_week() -> None:
    days = [dt.date(2026, 4, day) for day in (3, 4, 5, 6)]  # Friday to Monday
    fridays = [dt.date(2026, 4, 10)] * 3 + [dt.date(2026, 4, 17)]
    assert [friday_of_next_week(day) for day in days] == fridays


@pytest.mark.parametrize("missing", ["a think tank", "one of the two"])
def test_without_two_safety_people_it_is_refused(cast: Cast, missing: str) -> None:
    if missing == "one of the two":
        open_tank(cast)
        with cast.scope():
            Role.objects.filter(person=cast.noor).update(ended_at=NOW)
    answer = cast.client("alice").post(to("codes"), NEW)
    assert answer.status_code == 422
    assert "Een code maken kan nog niet" in answer.content.decode()
    with cast.scope():
        assert not ClassCode.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"size": "4"}, "Een code is voor vijf leerlingen of meer."),
        ({"size": "veel"}, "Vul een getal in, zoals 24."),
        ({"until": "2026-04-01"}, "Kies een dag vanaf vandaag"),
        ({"until": "2026-09-01"}, "Kies een dag vanaf vandaag"),
        ({"until": ""}, "Kies een dag."),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(
    cast: Cast, wrong: dict[str, str], told: str
) -> None:
    open_tank(cast)
    answer = cast.client("alice").post(to("codes"), NEW | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert '<option value="mbo3" selected>' in page
    with cast.scope():
        assert not ClassCode.objects.exists()


@pytest.mark.parametrize("name", ["kit", "slips", "code_time"])
def test_a_stranger_gets_404(cast: Cast, name: str) -> None:
    """Not even a colleague of the same school: the code is Alice's."""
    code = open_code(cast)
    for who in ("bob", "hanna", "lars", "pelle"):
        client = cast.client(who)
        assert client.post(to(name, code.pk), {"do": "close"}).status_code == 404
    with cast.scope():
        code.refresh_from_db()
        assert code.is_open(NOW)


@pytest.mark.parametrize(
    ("posted", "told"),
    [
        (0, "Minder dan vijf schreven tot nu toe."),
        (4, "Minder dan vijf schreven tot nu toe."),
        (5, "5 van 24 schreven."),
        (24, "24 van 24 schreven."),
        (30, "30 van 24 schreven: dat zijn er meer dan er in de groep zitten"),
    ],
)
def test_how_many_wrote_is_told_from_five(cast: Cast, posted: int, told: str) -> None:
    open_code(cast, posted=posted)
    page = cast.client("alice").get(to("codes")).content.decode()
    assert re.findall(
        r"Minder dan vijf schreven tot nu toe\.|\d+ van \d+ schreven[^<\"]*", page
    ) == [told]


def test_it_closes_early_and_opens_again(cast: Cast) -> None:
    code = open_code(cast)
    client = cast.client("alice")
    client.post(to("code_time", code.pk), {"do": "close"})
    with cast.scope():
        code.refresh_from_db()
        assert not code.is_open(now_for(cast.places.region.pk))
    client.post(to("code_time", code.pk), {"do": "open", "until": "2026-05-01"})
    with cast.scope():
        code.refresh_from_db()
        assert code.is_open(NOW + dt.timedelta(days=28))


@pytest.mark.parametrize("until", ["", "morgen", "2025-01-01"])
def test_another_day_that_can_not_be_changes_nothing(cast: Cast, until: str) -> None:
    code = open_code(cast)
    before = code.closes_at
    cast.client("alice").post(to("code_time", code.pk), {"do": "open", "until": until})
    with cast.scope():
        code.refresh_from_db()
        assert code.closes_at == before


def test_the_kit_has_a_poster_a_lesson_and_eight_slips(cast: Cast) -> None:
    code = open_code(cast)
    page = cast.client("alice").get(to("kit", code.pk)).content.decode()
    assert page.count('class="tt-slip"') == 8
    assert page.count("<svg") > 8
    assert f"/denktank/haaglanden/zeg/{code.code}/" in page
    assert "Minuut 6 tot 10" in page
    assert "style=" not in page


def test_slips_come_in_with_a_follow_code_each(cast: Cast) -> None:
    code = open_code(cast)
    sent = {"text": ["Een kluisje", "", "Een buddy"], "theme": ["geld-en-spullen", "", "mensen"]}
    page = cast.client("alice").post(to("slips", code.pk), sent).content.decode()
    codes = re.findall(r'<p class="tt-code" lang="nl">(.+?)</p>', page)
    with cast.scope():
        code.refresh_from_db()
        kept = {voice.receipt: voice.contribution.text for voice in Voice.objects.all()}
        assert [kept[receipt_of(words)] for words in codes] == ["Een kluisje", "Een buddy"]
        assert (code.posted, Contribution.objects.filter(published_at=None).count()) == (2, 2)


@pytest.mark.parametrize(
    ("slips", "posted", "told"),
    [
        (["Goed", "x" * 401], 0, "Briefje 2: Je zin is te lang: 401 tekens."),
        (["Een", "Twee"], 47, "Met deze code is al heel vaak geschreven."),
        (["", " "], 0, "Typ eerst een briefje over."),
    ],
)
def test_all_slips_come_in_or_none(cast: Cast, slips: list[str], posted: int, told: str) -> None:
    code = open_code(cast, posted=posted)
    sent = {"text": slips, "theme": ["", ""]}
    answer = cast.client("alice").post(to("slips", code.pk), sent)
    page = answer.content.decode()
    assert (answer.status_code, told in page) == (422, True)
    assert [f">{text}</textarea>" in page for text in slips if text.strip()] == [
        True for text in slips if text.strip()
    ]
    with cast.scope():
        code.refresh_from_db()
        assert (code.posted, Contribution.objects.count()) == (posted, 0)


def test_it_costs_the_same_for_one_code_and_for_three(cast: Cast) -> None:
    open_code(cast)
    client = cast.client("alice")
    costs = []
    for codes in (["BCD235"], ["BCD236", "BCD237"]):
        with cast.scope():
            for code in codes:
                add_code(cast, code=code)
        with CaptureQueriesContext(connection) as asked:
            client.get(to("codes"))
        costs.append(len(asked))
    assert costs[0] == costs[1]
