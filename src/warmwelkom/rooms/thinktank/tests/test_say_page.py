"""`/zeg/<code>/`: a pupil says what they need, on a phone, without an account."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution

from warmwelkom.rooms.thinktank.models import (
    ClassCode,
    Contribution,
    ModerationCase,
    Voice,
)
from warmwelkom.rooms.thinktank.tests.voices import (
    CODE,
    open_code,
    send,
    sitting_in,
    to,
    words_in,
)

MONDAY = dt.date(2026, 3, 30)


def texts(cast: Cast) -> list[str]:
    with cast.scope():
        return sorted(Contribution.objects.values_list("text", flat=True))


def test_it_works(cast: Cast) -> None:
    code = open_code(cast)
    page = send(Client(), "  Iemand die ik ken  ", theme="mensen")
    assert len(words_in(page).split()) == 4
    with cast.scope():
        need = Contribution.objects.get()
        labels = {(label.kind, label.slug) for label in need.labels.all()}
        voice, case = Voice.objects.get(), ModerationCase.objects.get()
        code.refresh_from_db()
    assert (need.text, need.kind, need.state) == ("Iemand die ik ken", "need", "received")
    assert (need.received_on, need.state_on, need.heard) == (MONDAY, MONDAY, 1)
    assert (need.published_at, need.author, need.author_name, need.school) == (None, None, "", None)
    assert labels == {("theme", "mensen"), ("group", "kb"), ("sector", "techniek")}
    assert (voice.week, voice.is_writer, len(voice.receipt)) == (MONDAY, True, 64)
    assert (case.decision, case.is_held, case.opened_on) == ("", False, NOW.date())
    assert code.posted == 1


def test_what_waits_is_shown_to_nobody(cast: Cast) -> None:
    open_code(cast)
    send(Client(), "Iemand die ik ken")
    assert "Iemand die ik ken" not in Client().get(to("front")).content.decode()
    with cast.scope():
        need = Contribution.objects.get()
    assert Client().get(to("contribution", need.pk)).status_code == 404
    assert cast.client("pelle").get(to("contribution", need.pk)).status_code == 404


def test_another_region_gets_404(cast: Cast) -> None:
    open_code(cast)
    assert Client().get(f"/denktank/elders/zeg/{CODE}/").status_code == 404


@pytest.mark.parametrize("typed", ["BCD235", "x", "BCD234' OR 1=1", "ＢＣＤ234"])
def test_a_wrong_code_is_told(cast: Cast, typed: str) -> None:
    open_code(cast)
    answer = Client().get(to("enter"), {"code": typed})
    assert answer.status_code == 404
    assert "Deze code kennen we niet" in answer.content.decode()


def test_a_code_is_read_as_people_type_it(cast: Cast) -> None:
    open_code(cast)
    answer = Client().get(to("enter"), {"code": " bcd-234 "})
    assert (answer.status_code, answer["Location"]) == (302, to("say", CODE))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Schrijf in een zin wat je nodig hebt."),
        ("   \n ", "Schrijf in een zin wat je nodig hebt."),
        ("a" * 401, "Je zin is te lang: 401 tekens. Maak hem korter, tot 400 tekens."),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, text: str, told: str) -> None:
    code = open_code(cast)
    answer = Client().post(to("say", CODE), {"text": text, "theme": "reizen", "seen": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert 'value="reizen" checked' in page
    assert text.strip()[:400] in page
    assert texts(cast) == []
    with cast.scope():
        code.refresh_from_db()
        assert code.posted == 0


@pytest.mark.parametrize(
    "text",
    ["a" * 400, "Null", "أخاف ألا أجد الفصل", "🚲" * 200, "<b>hoi</b>", "één\nregel\n" + "b" * 389],
)
def test_any_words_come_in_as_they_are(cast: Cast, text: str) -> None:
    """A new line counts as one sign although the browser sends two."""
    open_code(cast)
    send(Client(), text.replace("\n", "\r\n"))
    assert texts(cast) == [text]


def test_a_double_click_writes_one_thing_and_shows_the_same_code(cast: Cast) -> None:
    code = open_code(cast)
    page = Client().get(to("say", CODE)).content.decode()
    sent = {"text": "Een kluisje", "sitting": sitting_in(page), "seen": "1"}
    first, again = [Client().post(to("say", CODE), sent).content.decode() for _click in range(2)]
    assert words_in(first) == words_in(again)
    assert texts(cast) == ["Een kluisje"]
    with cast.scope():
        code.refresh_from_db()
        assert code.posted == 1


def test_other_words_on_the_same_form_are_another_need(cast: Cast) -> None:
    """Back, other words, send: the next pupil on a shared phone loses nothing."""
    open_code(cast)
    page = Client().get(to("say", CODE)).content.decode()
    for text in ("Een kluisje", "Een vaste plek"):
        Client().post(to("say", CODE), {"text": text, "sitting": sitting_in(page), "seen": "1"})
    assert texts(cast) == ["Een kluisje", "Een vaste plek"]


def test_one_visit_keeps_one_follow_code_and_takes_one_place(cast: Cast) -> None:
    code = open_code(cast)
    client = Client()
    first = send(client, "Een kluisje")
    form = client.post(to("say", CODE), {"sitting": sitting_in(first), "again": "1"})
    again = {"text": "Een buddy", "sitting": sitting_in(form.content.decode()), "seen": "1"}
    second = client.post(to("say", CODE), again).content.decode()
    assert words_in(first) == words_in(second)
    with cast.scope():
        code.refresh_from_db()
        assert code.posted == 1
        assert Voice.objects.values("receipt").distinct().count() == 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"closes_at": NOW - dt.timedelta(days=1)}, "Deze code is dicht."),
        ({"posted": 48}, "Met deze code is al heel vaak geschreven."),
    ],
)
def test_a_code_that_is_over_takes_nothing(
    cast: Cast, fields: dict[str, object], told: str
) -> None:
    open_code(cast, **fields)
    assert told in Client().get(to("say", CODE)).content.decode()
    sent = Client().post(to("say", CODE), {"text": "Een kluisje", "seen": "1"})
    assert told in sent.content.decode()
    assert texts(cast) == []


def test_a_need_that_was_refused_can_be_sent_again(cast: Cast) -> None:
    """The code was full; the teacher makes room; the same form goes through."""
    code = open_code(cast, posted=48)
    with cast.scope():
        ClassCode.objects.filter(pk=code.pk).update(posted=47)
    page = Client().get(to("say", CODE)).content.decode()
    sent = {"text": "Een kluisje", "sitting": sitting_in(page), "seen": "1"}
    with cast.scope():
        ClassCode.objects.filter(pk=code.pk).update(posted=48)
    assert Client().post(to("say", CODE), sent).status_code == 422
    with cast.scope():
        ClassCode.objects.filter(pk=code.pk).update(posted=47)
    assert Client().post(to("say", CODE), sent).status_code == 200
    assert texts(cast) == ["Een kluisje"]


def test_what_is_like_it_is_a_step_of_its_own_and_a_voice_counts(cast: Cast) -> None:
    code = open_code(cast)
    with cast.scope():
        near = add_contribution(cast.places.region, text="Ik ben bang alleen te zitten", heard=1)
        add_contribution(cast.places.region, text="Bang om alleen te zitten", published_at=None)
        add_contribution(cast.places.region, "idea", text="Bang om alleen te zitten")
    client = Client()
    page = client.get(to("say", CODE)).content.decode()
    sent = {"text": "bang om alleen te zitten", "sitting": sitting_in(page)}
    step = client.post(to("say", CODE), sent).content.decode()
    assert step.count('name="same"') == 1
    assert f'value="{near.pk}"' in step
    assert "bang om alleen te zitten</textarea>" in step
    thanks = client.post(to("say", CODE), sent | {"same": str(near.pk)}).content.decode()
    twice = client.post(to("say", CODE), sent | {"same": str(near.pk)}).content.decode()
    assert words_in(thanks) == words_in(twice)
    with cast.scope():
        near.refresh_from_db()
        code.refresh_from_db()
        assert (Voice.objects.filter(contribution=near).count(), code.posted) == (1, 1)
        assert near.heard == 1


def test_while_typing_a_part_of_the_page_says_what_is_like_it(cast: Cast) -> None:
    open_code(cast)
    with cast.scope():
        for number in range(7):
            add_contribution(
                cast.places.region, text=f"Ik wil een kluisje voor mijn spullen {number}"
            )
    with cast.scope("lars"):
        add_contribution(cast.places.other_region, text="Een kluisje voor mijn spullen")
    answer = Client().post(to("alike", CODE), {"text": "een kluisje voor mijn spullen"})
    assert answer.content.decode().count('name="same"') == 5
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize("same", ["x", "00000000-0000-4000-8000-000000000000"])
def test_a_voice_for_what_is_not_there_is_told(cast: Cast, same: str) -> None:
    open_code(cast)
    answer = Client().post(to("say", CODE), {"text": "Iets", "same": same})
    assert answer.status_code == 422
    assert "Deze zin is er niet meer." in answer.content.decode()
