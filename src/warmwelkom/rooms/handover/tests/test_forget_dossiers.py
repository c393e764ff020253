"""A dossier is erased on its term, and the pupil, the schools and the record say so."""

from __future__ import annotations

import pytest
from tests.cast import Cast
from tests.handover_dossier import deliver, finish, fresh, say, write
from tests.pupils import moment

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.handover.domain.forget_dossiers import forget_dossiers
from warmwelkom.rooms.handover.models import Delivery, Dossier, OwnView, Statement
from warmwelkom.rooms.transitions.models import Enrolment


def forget(cast: Cast, day: str) -> int:
    with cast.scope():
        house = system_actor(region_id=cast.places.region.pk)
        return forget_dossiers(actor=house, now=moment(day))


@pytest.fixture
def filled(cast: Cast, dossier: Dossier) -> Dossier:
    said = write(cast, dossier, "learning", "Leert door te doen")
    assert said is not None
    say(cast, said, "objects", "Nee")
    write(cast, dossier, "learning", "Leert anders", seen=1)
    return finish(cast, dossier)


def test_what_was_delivered_stays_two_years_after_leaving(
    cast: Cast, filled: Dossier, place: Enrolment
) -> None:
    deliver(cast, filled, place)
    assert forget(cast, "2028-07-31") == 0
    assert forget(cast, "2028-08-01") == 1
    with cast.scope():
        assert (Statement.objects.count(), OwnView.objects.count()) == (0, 0)
        assert fresh(filled).erased_at == moment("2028-08-01")
        assert Delivery.objects.get().ended_because == "erased"


def test_what_was_never_delivered_stays_one_year(cast: Cast, filled: Dossier) -> None:
    del filled
    assert forget(cast, "2027-07-31") == 0
    assert forget(cast, "2027-08-01") == 1
    assert forget(cast, "2027-08-01") == 0


def test_the_record_proves_it_and_the_pupil_and_the_school_are_told(
    cast: Cast, filled: Dossier
) -> None:
    del filled
    forget(cast, "2027-08-01")
    with cast.scope():
        acts = Act.objects.filter(action="handover.erase").order_by("pk")
        assert [(act.about, act.detail) for act in acts] == [
            (cast.dina.pupil_id, {}),
            (None, {"dossiers": "1", "statements": "2"}),
        ]
        since = Message.objects.exclude(key__contains=":written:")
        told = sorted(since.values_list("to", "subject"))
    assert told == [
        ("dina@leerling.example", "Je overstapdossier is gewist"),
        ("ibrahim@school.example", "Overstapdossiers zijn gewist"),
    ]


def test_no_name_and_no_word_of_it_leaves_in_a_mail_to_the_school(
    cast: Cast, filled: Dossier
) -> None:
    del filled
    forget(cast, "2027-08-01")
    with cast.scope():
        text = Message.objects.get(to="ibrahim@school.example").text
    assert "Dina" not in text
    assert "Leert" not in text
