"""What a visitor did in the curriculum, the programme and the reports of the demo goes back with its date."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.files.base import ContentFile

from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.outbox.models import Message
from warmwelkom.house.demo.curriculum import WORDS, lay_beside
from warmwelkom.house.demo.handover.class_of import Cast, example_class
from warmwelkom.house.demo.progression import TASTER
from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.rewind import forget_what_came_after
from warmwelkom.house.queries.demo import MOMENTS
from warmwelkom.rooms.curriculum.domain.judging import Said, say_covers, settle_for
from warmwelkom.rooms.curriculum.domain.missed import answer_missed, withdraw_missed
from warmwelkom.rooms.curriculum.domain.units import add_unit, change_unit, remove_unit
from warmwelkom.rooms.curriculum.models import (
    EndTerm,
    Goal,
    Judgement,
    MissedAnswer,
    Module,
    NotTaught,
    Profile,
    Settlement,
    Unit,
)
from warmwelkom.rooms.handover.models import Statement
from warmwelkom.rooms.insights.models import YearReport
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.progression.domain.certificates import issue_certificate, revoke_certificate
from warmwelkom.rooms.progression.domain.offers import change_offer
from warmwelkom.rooms.progression.domain.outcome import put_in_dossier
from warmwelkom.rooms.progression.domain.ticks import tick
from warmwelkom.rooms.progression.models import (
    Certificate,
    OfferSeat,
    OfferSession,
    ProgressionOffer,
    SessionTick,
)

FIRST, APRIL = MOMENTS[0][0], MOMENTS[1][0]
LATER = moment(MOMENTS[2][0], 10)
SEEN: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Unit, ("title", "period", "place", "is_example")),
    (Goal, ("unit__title", "place", "text", "changed_at", "retired_on")),
    (Judgement, ("goal__text", "end_term__prefix", "by_name", "value", "remark", "settles_for", "at")),
    (Settlement, ("goal__text", "value", "ended_at")),
    (NotTaught, ("end_term__prefix", "remark", "withdrawn_at")),
    (MissedAnswer, ("text",)),
    (ProgressionOffer, ("title", "what", "place", "contact", "places", "ended_at")),
    (OfferSession, ("offer__title", "starts_at", "ends_at")),
    (OfferSeat, ("offer__title", "transition__pupil_number", "seated_at", "withdrawn_at")),
    (SessionTick, ("session__starts_at", "seat__transition__pupil_number", "was_there")),
    (Certificate, ("pk", "revoked_at", "revoked_reason", "in_dossier_at")),
    (YearReport, ("asked_at",)),
)  # fmt: skip


def tell_end_terms() -> None:
    """The few of SLO's that the demo's people speak of; without them there is nothing to say."""
    care, _new = Profile.objects.get_or_create(code="ZW", defaults={"title": "zorg en welzijn"})
    for prefix in sorted({code for _who, _at, code, *_rest in WORDS} | {"P/ZW/04/05-01"}):
        code = prefix.rpartition("/")[0]
        module, _new = Module.objects.get_or_create(
            slo_id=code, defaults={"code": code, "profile": care, "kind": "profile_module", "title": code}
        )  # fmt: skip
        EndTerm.objects.create(slo_id=prefix, module=module, prefix=prefix, text=prefix)


def snapshot() -> dict[str, list[str]]:
    """What a visitor reads in these rooms, without the keys of rows."""
    return {model.__name__: sorted(map(str, model.objects.values_list(*names))) for model, names in SEEN}  # fmt: skip


def says_much(cast: Cast) -> None:
    """A word changed, one settled for, a goal in other words, a unit gone and one more, what was missed taken back."""
    mentor, mbo, decaan = (cast.actor(name) for name in ("r.soekhoe", "k.bensaid", "m.vink"))
    first, gone, other = Unit.objects.order_by("place")
    goal = first.goals.get(place=1)
    words = Judgement.objects.filter(goal=goal)
    for by, value in ((mentor, "partly"), (mbo, "partly")):
        settle_for(actor=by, judgement=words.get(by_id=by.person_id), value=value, now=LATER)
    mine = Judgement.objects.get(goal__unit=other, by_id=mentor.person_id)
    said = Said(goal=mine.goal_id, end_term=mine.end_term_id, value="none", remark="Toch niet.")
    say_covers(actor=mentor, unit=other, said=[said], now=LATER)
    texts = {str(row.pk): f"{row.text} Altijd." for row in first.goals.all()}
    change_unit(actor=mbo, unit=first, title="Kinderen", period="later", texts=texts, more="Nieuw doel.", now=LATER)  # fmt: skip
    remove_unit(actor=mbo, unit=gone, now=LATER)
    add_unit(actor=mbo, programme=first.programme, title="Erbij", period="", text="Doel.", now=LATER)  # fmt: skip
    missed = NotTaught.objects.get()
    answer_missed(actor=mbo, programme=first.programme, missed=[missed], does="teaches", text="In week 3", now=LATER)  # fmt: skip
    withdraw_missed(actor=decaan, not_taught=missed, now=LATER)


def takes_part(cast: Cast) -> None:
    """Other words and another day, a tick turned round, a certificate in the dossier, revoked and made anew."""
    karim, marco, mentor = (cast.actor(name) for name in ("k.bensaid", "m.visser", "r.soekhoe"))
    taster = ProgressionOffer.objects.get(kind="taster")
    later = (LATER + dt.timedelta(days=9), LATER + dt.timedelta(days=9, hours=2))
    values = TASTER | {"title": "Iets anders", "places": 30}
    change_offer(actor=marco, offer=taster, values=values, times=[later], now=LATER)
    assert Message.objects.filter(guard="progression_seat", planned_at=LATER).exists()
    ticked = SessionTick.objects.select_related("seat", "session").first()
    assert ticked is not None
    tick(actor=karim, seat=ticked.seat, session=ticked.session, was_there=not ticked.was_there, now=LATER)  # fmt: skip
    paper = Certificate.objects.get()
    put_in_dossier(actor=mentor, certificate=paper, now=LATER)
    revoke_certificate(actor=karim, certificate=paper, reason="Verkeerd", now=LATER)
    issue_certificate(actor=karim, seat=paper.seat, now=LATER)


@pytest.mark.parametrize("day", [FIRST, APRIL])
def test_what_visitors_did_goes_back(demo: Region, day: dt.date) -> None:
    with region_scope(demo.pk):
        tell_end_terms()
        lay_beside(region=demo)
        results = Statement.objects.filter(dossier__transition=example_class()[0], field="results")
        before, written = snapshot(), [row.value for row in results]
        assert len(before["Judgement"]) == len(WORDS)
        assert all(before[name] for name in ("Unit", "NotTaught", "SessionTick", "Certificate"))
        cast = Cast(demo)
        says_much(cast)
        takes_part(cast)
        report = YearReport(region=demo, school_year=demo.school_year, asked_at=LATER)
        report.file.save("report.pdf", ContentFile(b"%PDF-"))
        after = snapshot()
        assert [name for name in before if before[name] == after[name]] == []
        assert [row.value for row in results.all()] != written
        forget_what_came_after(region=demo, day=day)
        assert snapshot() == before
        assert [row.value for row in results.all()] == written
        assert not Message.objects.filter(guard="progression_seat", planned_at=LATER).exists()
