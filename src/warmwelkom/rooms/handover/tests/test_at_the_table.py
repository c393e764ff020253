"""At the table: one case after another; each sees what their role may, the coordinator counts alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover_table import add_case, add_seat, add_table, add_table_action, no_place
from tests.pupils import add_pupil, apply

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.base.outbox.models import Notice
from warmwelkom.rooms.handover.domain.at_the_table import (
    DecisionIncomplete,
    begin_table,
    decide_case,
    end_table,
    unbegin_table,
)
from warmwelkom.rooms.handover.domain.chasing_tables import chase_tables
from warmwelkom.rooms.handover.domain.table_actions import ReasonMissing, settle_table_action
from warmwelkom.rooms.handover.models import RoundTable, TableAction, TableCase

DAY = dt.timedelta(days=1)
LINE = "Moeder ligt in het ziekenhuis"


def running(cast: Cast, **fields: Any) -> TableCase:
    """Dina's case at a table that Fatima, who is not on it, chairs; screened with a line by Dewi."""
    table = add_table(cast.places.region, cast.places.witt_school, begun_at=NOW, **fields)
    add_seat(cast, table, "fatima", "coach", is_chair=True)
    for who, role in (("gijs", "doorstroompunt"), ("emre", "intaker"), ("hanna", "coordinator")):
        add_seat(cast, table, who, role)
    no_place(cast.dina, "fell_back", school="Yuverta", what="rejected")
    return add_case(
        table, cast.dina, rule="fell_back", fact={"school": "Yuverta", "what": "rejected"},
        screening="real", screening_line=LINE, screened_by=cast.dewi, screened_by_name="Dewi",
    )  # fmt: skip


def shown(cast: Cast, name: str, table: RoundTable) -> dict[str, bool]:
    page = cast.client(name).get(reverse("handover:at_the_table", args=[table.pk])).content.decode()
    words = {"name": "Dina de Bakker", "course": "Aanmelding bij Yuverta afgewezen", "line": LINE,
             "phone": "+31600000001", "class": "4K1"}  # fmt: skip
    return {key: word in page for key, word in words.items()}


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("alice", {"name", "course", "line", "phone", "class"}),
        ("dewi", {"name", "course", "line", "phone", "class"}),
        ("gijs", {"name", "phone"}),  # the municipality: status and contact
        ("fatima", {"name"}),  # who chairs and is not on it: whose turn it is
        ("emre", set()),  # no student of ours
        ("bob", set()),  # another class
        ("hanna", set()),  # counts alone
    ],
)
def test_who_sees_what_of_a_case(cast: Cast, name: str, sees: set[str]) -> None:
    with cast.scope():
        case = running(cast)
    found = shown(cast, name, case.table)
    assert {key for key, there in found.items() if there} == sees


def test_an_mbo_sees_its_own_line_and_no_other(cast: Cast) -> None:
    with cast.scope():
        case = running(cast)
        apply(cast, cast.dina, "M1")
        apply(cast, cast.dina, "Y1", school=cast.places.yuverta, programme_name="Bloemist")
    page = cast.client("emre").get(f"/overstaptafels/{case.table_id}/tafel/").content.decode()
    assert ("Dina de Bakker" in page, "Verzorgende-IG" in page) == (True, True)
    assert [word for word in ("Yuverta", "Bloemist", LINE, "4K1") if word in page] == []


@pytest.mark.parametrize(("name", "reads"), [("alice", 1), ("gijs", 1), ("hanna", 0), ("bob", 0)])
def test_reading_a_case_is_an_act(cast: Cast, name: str, reads: int) -> None:
    """Once an hour; who saw nothing has read nothing."""
    with cast.scope():
        case = running(cast)
    for _time in range(2):
        cast.client(name).get(reverse("handover:at_the_table", args=[case.table_id]))
    with cast.scope():
        acts = Act.objects.filter(action="handover.see_case")
        assert (
            list(acts.values_list("actor_name", "about"))
            == [(name.title(), cast.dina.pupil_id)] * reads
        )


def test_the_coordinator_reads_counts_and_none_under_five(cast: Cast) -> None:
    with cast.scope():
        table = add_table(cast.places.region, cast.places.witt_school)
        for number in range(6):
            add_case(table, add_pupil(cast, f"P{number}"), screening="real" if number else "solved")
    page = cast.client("hanna").get(reverse("handover:table", args=[table.pk])).content.decode()
    assert "6 leerlingen op de lijst." in page
    assert [word for word in ("P1", "Vos", ">5<", ">1<") if word in page] == []


def test_one_decision_and_on_to_the_next(cast: Cast) -> None:
    """A decision is kept with who does what before when; what misses is told and nothing is lost."""
    with cast.scope():
        case = running(cast)
        second = add_case(case.table, add_pupil(cast, "Evi"), screening="real")
    client, address = cast.client("fatima"), reverse("handover:at_the_table", args=[case.table_id])
    typed = {"case": str(case.pk), "outcome": "intake", "what": "Belt Emre"}
    answer = client.post(address, typed)
    assert answer.status_code == 422
    assert "Zeg ook wie wat doet, en vóór welke dag." in answer.content.decode()
    assert 'value="Belt Emre"' in answer.content.decode()
    typed |= {"person": str(cast.gijs.pk), "due": "2026-04-20"}
    answer = client.post(address, typed)
    assert answer["Location"] == f"{address}?zaak={second.pk}#zaak"
    with cast.scope():
        case.refresh_from_db()
        action = TableAction.objects.get()
        assert (case.outcome, action.person_name, action.what) == ("intake", "Gijs", "Belt Emre")


def test_who_does_not_chair_decides_nothing(cast: Cast) -> None:
    with cast.scope():
        case = running(cast)
        for name in ("dewi", "alice"):
            with pytest.raises(MayNotKnow):
                decide_case(actor=cast.actor(name), case=case, outcome="placed", now=NOW)
        with pytest.raises(DecisionIncomplete):
            decide_case(actor=cast.actor("fatima"), case=case, outcome="coach", now=NOW)
        assert decide_case(actor=cast.actor("fatima"), case=case, outcome="placed", now=NOW) is None


def test_a_table_begins_and_ends_and_both_can_be_undone(cast: Cast) -> None:
    with cast.scope():
        table = add_table(cast.places.region, cast.places.witt_school)
        add_seat(cast, table, "fatima", "coach", is_chair=True)
        no_place(cast.dina)
        words: dict[str, Any] = {"actor": cast.actor("fatima"), "table": table}
        begin_table(now=NOW, **words)
        assert TableCase.objects.get().screening == "real"
        unbegin_table(**words)
        assert TableCase.objects.get().screening == ""
        begin_table(now=NOW, **words)
        assert end_table(now=NOW, **words) == 1
        assert TableCase.objects.get().outcome == "next"
        with pytest.raises(ChangedMeanwhile):
            end_table(now=NOW, **words)
        with pytest.raises(ChangedMeanwhile):
            unbegin_table(**words)


def test_actions_chase_themselves_without_a_pupils_name(cast: Cast) -> None:
    """Three days before, the day after, weekly three times more; then the next table has it."""
    with cast.scope():
        case = running(cast, ended_at=NOW)
        action = add_table_action(case, cast, "alice", due=(NOW + 10 * DAY).date())
        actor = system_actor(region_id=cast.places.region.pk)
        days = range(45)
        told = [day for day in days if chase_tables(actor=actor, now=NOW + day * DAY)]
        assert told == [7, 11, 18, 25, 32]
        assert {"Dina" in row.title + row.text for row in Notice.objects.all()} == {False}
        with pytest.raises(ReasonMissing):
            settle_table_action(actor=cast.actor("alice"), action=action, state="dropped", now=NOW)
        settle_table_action(actor=cast.actor("alice"), action=action, state="done", now=NOW)
        action.refresh_from_db()
        assert action.state == "done"


def _cost(cast: Cast, name: str, address: str) -> int:
    client = cast.client(name)
    client.get(address)  # reading is written down once
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    frame = ("SAVEPOINT", "warmwelkom.region")
    return len([row for row in asked if not any(word in row["sql"] for word in frame)])


@pytest.mark.parametrize("page", ["handover:table", "handover:at_the_table"])
@pytest.mark.parametrize("name", ["dewi", "fatima", "gijs", "hanna"])
def test_it_costs_the_same_for_one_case_and_for_three(cast: Cast, page: str, name: str) -> None:
    with cast.scope():
        case = running(cast)
    address, costs = reverse(page, args=[case.table_id]), []
    for more in (0, 2):
        with cast.scope():
            for number in range(more):
                row = add_pupil(cast, f"P{number}")
                apply(cast, row, f"A{number}")
                no_place(row)
                one = add_case(case.table, row, screening="real", outcome="coach")
                add_table_action(one, cast, "dewi")
        costs.append(_cost(cast, name, address))
    assert costs[0] == costs[1]
    assert costs[1] <= 12
