"""The list of a table makes itself, is screened by who knows the pupil, and stands still once it began."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover_table import add_case, add_seat, add_table, add_table_action, no_place
from tests.pupils import add_pupil

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.base.outbox.models import Notice
from warmwelkom.rooms.handover.domain.at_the_table import begin_table
from warmwelkom.rooms.handover.domain.screening import LineMissing, screen_cases
from warmwelkom.rooms.handover.domain.table_cases import list_cases
from warmwelkom.rooms.handover.domain.tables import make_table
from warmwelkom.rooms.handover.models import RoundTable, TableCase


def listed(cast: Cast, now: dt.datetime = NOW) -> int:
    return list_cases(actor=system_actor(region_id=cast.places.region.pk), now=now)


def names(table: RoundTable, **only: Any) -> list[str]:
    rows = TableCase.objects.filter(table=table, **only).select_related("transition__pupil")
    return sorted(row.transition.pupil.given_name for row in rows)


def test_it_works(cast: Cast) -> None:
    """Who has no place stands on it, of the schools of the table alone, by the rule that comes first."""
    with cast.scope():
        no_place(cast.dina)
        no_place(cast.dina, "missing")
        no_place(add_pupil(cast, "Cato", location=cast.places.maris))
        no_place(add_pupil(cast, "Evi"), "two_places")
        table = make_table(
            actor=cast.actor("hanna"), name="Juni", starts_at=NOW + dt.timedelta(days=9),
            screen_by=NOW.date(), place="Raadhuis", link="", schools=[cast.places.witt_school],
            now=NOW,
        )  # fmt: skip
        assert names(table) == ["Dina"]
        assert TableCase.objects.get().rule == "missing"
        assert list(Notice.objects.values_list("to", flat=True)) == ["dewi@school.example"]


def test_it_follows_the_facts_until_the_table_begins(cast: Cast) -> None:
    with cast.scope():
        signal = no_place(cast.dina)
        table = add_table(cast.places.region, cast.places.witt_school)
        assert listed(cast) == 1
        signal.ended_at = NOW
        signal.save()
        no_place(add_pupil(cast, "Evi"))
        listed(cast)
        assert names(table, gone_at=None) == ["Evi"]
        signal.ended_at = None
        signal.save()
        listed(cast)
        assert names(table, gone_at=None) == ["Dina", "Evi"]
        add_seat(cast, table, "fatima", "coach", is_chair=True)
        begin_table(actor=cast.actor("fatima"), table=table, now=NOW)
        no_place(add_pupil(cast, "Fien"))
        assert listed(cast) == 0
        assert names(table, screening="real") == ["Dina", "Evi"]


def test_solved_is_solved_until_the_facts_change(cast: Cast) -> None:
    with cast.scope():
        signal = no_place(cast.dina)
        table = add_table(cast.places.region, cast.places.witt_school)
        listed(cast)
        case = TableCase.objects.get()
        said = {case.pk: ("solved", "Heeft zich vandaag aangemeld")}
        screen_cases(actor=cast.actor("alice"), table=table, said=said, now=NOW)
        listed(cast)
        assert TableCase.objects.get().screening == "solved"
        signal.fact = {"day": "2026-04-01"}
        signal.save()
        listed(cast)
        assert TableCase.objects.get().screening == ""


@pytest.mark.parametrize("name", ["alice", "dewi", "fatima", "gijs"])
def test_who_knows_the_pupil_screens(cast: Cast, name: str) -> None:
    with cast.scope():
        no_place(cast.dina)
        case = add_case(add_table(cast.places.region, cast.places.witt_school), cast.dina)
        if name == "fatima":
            from warmwelkom.rooms.transitions.models import Assignment

            Assignment.objects.create(
                region=cast.dina.region, transition=cast.dina, person=cast.fatima, role="coach",
                given_at=NOW,
            )  # fmt: skip
        said = {case.pk: ("real", "")}
        changed = screen_cases(actor=cast.actor(name), table=case.table, said=said, now=NOW)
        assert changed == 1
        case.refresh_from_db()
        assert (case.screening, case.screened_by_name) == ("real", name.title())


@pytest.mark.parametrize("name", ["bob", "fatima"])
def test_who_does_not_know_the_pupil_changes_nothing(cast: Cast, name: str) -> None:
    with cast.scope():
        no_place(cast.dina)
        case = add_case(add_table(cast.places.region, cast.places.witt_school), cast.dina)
        said = {case.pk: ("real", "")}
        assert screen_cases(actor=cast.actor(name), table=case.table, said=said, now=NOW) == 0
        case.refresh_from_db()
        assert case.screening == ""


def test_solved_says_how_and_a_table_that_began_is_not_screened(cast: Cast) -> None:
    with cast.scope():
        case = add_case(add_table(cast.places.region, cast.places.witt_school), cast.dina)
        words: dict[str, Any] = {"actor": cast.actor("alice"), "table": case.table, "now": NOW}
        with pytest.raises(LineMissing):
            screen_cases(said={case.pk: ("solved", "")}, **words)
        RoundTable.objects.update(begun_at=NOW)
        with pytest.raises(ChangedMeanwhile):
            screen_cases(said={case.pk: ("real", "")}, **words)


def test_what_stayed_open_begins_the_next_table(cast: Cast) -> None:
    """A case that comes back, and one whose action is not done, are real without a signal and unasked."""
    with cast.scope():
        school, region = cast.places.witt_school, cast.places.region
        before = add_table(region, school, in_days=-30, begun_at=NOW, ended_at=NOW)
        add_case(before, cast.dina, screening="real", outcome="next")
        open_action = add_case(before, add_pupil(cast, "Evi"), screening="real", outcome="coach")
        add_table_action(open_action, cast, "fatima")
        done = add_case(before, add_pupil(cast, "Fien"), screening="real", outcome="coach")
        add_table_action(done, cast, "fatima", state="done")
        table = add_table(region, school)
        listed(cast)
        assert names(table, screening="real", before__isnull=False) == ["Dina", "Evi"]
        assert names(table) == ["Dina", "Evi"]


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast) -> None:
    with cast.scope():
        table = add_table(cast.places.region, cast.places.witt_school)
        dina, evi = add_case(table, cast.dina), add_case(table, add_pupil(cast, "Evi"))
    typed = {
        f"say-{dina.pk}": "solved", f"line-{dina.pk}": "",
        f"say-{evi.pk}": "real", f"line-{evi.pk}": "Wacht op een stageplek",
    }  # fmt: skip
    client = cast.client("alice")
    answer = client.post(reverse("handover:screen_table", args=[table.pk]), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Schrijf in één zin hoe het is opgelost." in page
    assert 'value="Wacht op een stageplek"' in page
    with cast.scope():
        assert set(TableCase.objects.values_list("screening", flat=True)) == {""}
    typed[f"line-{dina.pk}"] = "Aangemeld bij Mondriaan"
    assert client.post(reverse("handover:screen_table", args=[table.pk]), typed).status_code == 302
    with cast.scope():
        said = TableCase.objects.values_list("screening", "screening_line")
        assert set(said) == {
            ("solved", "Aangemeld bij Mondriaan"),
            ("real", "Wacht op een stageplek"),
        }


def test_a_page_that_lay_open_takes_nothing_back(cast: Cast) -> None:
    """Dewi's page is older than what Alice said of Dina; Dewi changes Evi alone."""
    with cast.scope():
        table = add_table(cast.places.region, cast.places.witt_school)
        dina, evi = add_case(table, cast.dina), add_case(table, add_pupil(cast, "Evi"))
        said = {dina.pk: ("solved", "Staat bij Yuverta")}
        screen_cases(actor=cast.actor("alice"), table=table, said=said, now=NOW)
    typed = {
        f"was-{dina.pk}": "|", f"say-{dina.pk}": "", f"line-{dina.pk}": "",
        f"was-{evi.pk}": "|", f"say-{evi.pk}": "real", f"line-{evi.pk}": "",
    }  # fmt: skip
    cast.client("dewi").post(reverse("handover:screen_table", args=[table.pk]), typed)
    with cast.scope():
        assert {row.pk: row.screening for row in TableCase.objects.all()} == {
            dina.pk: "solved",
            evi.pk: "real",
        }
