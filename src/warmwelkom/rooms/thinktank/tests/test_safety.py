"""Words of distress: held, told at once to two people, help shown to the writer."""

from __future__ import annotations

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.cast import NOW, Cast

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.thinktank.domain.safety import alert_again
from warmwelkom.rooms.thinktank.jobs import look_again
from warmwelkom.rooms.thinktank.models import Contribution, ModerationCase, ThinkTank
from warmwelkom.rooms.thinktank.tests.voices import open_code, send, to

WORDS = "Ik wil niet meer leven"
BOTH = ["hanna@school.example", "noor@school.example"]


def mails(cast: Cast) -> list[Message]:
    with cast.scope():
        return list(Message.objects.order_by("planned_at", "to"))


def test_two_people_hear_at_once_and_the_words_stay_here(cast: Cast) -> None:
    open_code(cast)
    send(Client(), WORDS)
    sent = mails(cast)
    assert [mail.to for mail in sent] == BOTH
    with cast.scope():
        case = ModerationCase.objects.get()
    for mail in sent:
        assert "leven" not in mail.text + mail.subject
        assert to("queue") in mail.text
        assert str(case.pk) not in mail.text + mail.key
    assert case.is_held


def test_other_words_mail_nobody(cast: Cast) -> None:
    open_code(cast)
    send(Client(), "Een kluisje")
    assert mails(cast) == []


def test_the_writer_reads_where_help_is_and_no_blame(cast: Cast) -> None:
    open_code(cast)
    page = send(Client(), WORDS)
    for number in ("0800-0432", "0800-0113", "112"):
        assert number in page
    assert "Vertel het ook iemand op school" in page
    assert "vastgehouden" not in page
    assert "0800-0113" not in send(Client(), "Een kluisje")


def test_held_words_come_first_and_not_on_a_list(cast: Cast) -> None:
    open_code(cast)
    send(Client(), "Een kluisje")
    send(Client(), WORDS)
    page = cast.client("noor").get(to("queue")).content.decode()
    assert page.index("Lees deze zin") < page.index("Een kluisje")
    assert WORDS not in page


@pytest.mark.parametrize("do", ["place", "keep"])
def test_nothing_is_decided_before_a_note(cast: Cast, do: str) -> None:
    open_code(cast)
    send(Client(), WORDS)
    with cast.scope():
        case = ModerationCase.objects.get()
    client = cast.client("noor")
    sent = {"do": do, "text": WORDS, "reason": "Eén mens."}
    refused = client.post(to("case", case.pk), sent)
    assert refused.status_code == 422
    assert "Schrijf eerst op wat er is gedaan" in refused.content.decode()
    client.post(to("case", case.pk), {"do": "note", "note": "De mentor praat vandaag met de klas."})
    assert client.post(to("case", case.pk), sent).status_code == 302
    with cast.scope():
        case.refresh_from_db()
        assert case.decision == ("published" if do == "place" else "kept_back")


def test_a_second_mail_goes_while_nobody_opened_it(cast: Cast) -> None:
    open_code(cast)
    send(Client(), WORDS)
    region = str(cast.places.region.pk)
    for _twice in range(2):
        look_again(region_id=region)
    assert [mail.to for mail in mails(cast)] == [*BOTH, *BOTH]
    assert all("tweede mail" in mail.text for mail in mails(cast)[2:])


def test_no_second_mail_goes_once_somebody_opened_it(cast: Cast) -> None:
    open_code(cast)
    send(Client(), WORDS)
    with cast.scope():
        case = ModerationCase.objects.get()
    cast.client("hanna").get(to("case", case.pk))
    with cast.scope():
        assert alert_again(actor=system_actor(region_id=case.region_id), now=NOW) == 0
    assert len(mails(cast)) == 2


def test_the_job_looks_an_hour_later_and_knows_no_text(cast: Cast) -> None:
    open_code(cast)
    send(Client(), WORDS)
    job = ProcrastinateJob.objects.get(task_name="thinktank.look_again")
    assert job.args == {"region_id": str(cast.places.region.pk)}
    assert job.scheduled_at is not None


def test_somebody_always_hears_of_it(cast: Cast) -> None:
    """One of the two left after the code was made: the other hears; with neither, all who may read."""
    open_code(cast)
    with cast.scope():
        Role.objects.filter(person=cast.noor).update(ended_at=NOW)
    send(Client(), WORDS)
    assert [mail.to for mail in mails(cast)] == ["hanna@school.example"]
    with cast.scope():
        ThinkTank.objects.update(safety_first=None, safety_second=None)
    send(Client(), WORDS + " echt")
    assert [mail.to for mail in mails(cast)] == ["hanna@school.example"] * 2


def test_held_words_are_not_taken_back_before_they_are_read(cast: Cast) -> None:
    from warmwelkom.rooms.thinktank.tests.voices import words_in

    open_code(cast)
    words = words_in(send(Client(), WORDS))
    with cast.scope():
        need = Contribution.objects.get()
    page = Client().post(to("follow"), {"words": words, "number": str(need.pk)}).content.decode()
    assert "Probeer het morgen nog een keer." in page
    with cast.scope():
        assert Contribution.objects.filter(text=WORDS).exists()


def test_the_coordinator_names_two_who_may_read(cast: Cast) -> None:
    open_code(cast)
    client = cast.client("hanna")
    one, two = str(cast.noor.pk), str(cast.hanna.pk)
    told = {
        (one, one, "15"): "Kies twee verschillende mensen.",
        (one, str(cast.pelle.pk), "15"): "Wie hoort het ook",
        (one, two, "4"): "Kies een aantal werkdagen van 5 tot en met 40.",
    }
    for (first, second, days), sentence in told.items():
        sent = {"first": first, "second": second, "answer_days": days}
        answer = client.post(to("settings"), sent)
        assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert (
        client.post(to("settings"), {"first": one, "second": two, "answer_days": "10"}).status_code
        == 302
    )
    with cast.scope():
        tank = ThinkTank.objects.get()
    assert (tank.safety_first, tank.safety_second, tank.answer_days) == (cast.noor, cast.hanna, 10)
