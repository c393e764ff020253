"""A certificate among the results of the dossier, and out of them: a mentor does it, and the pupil is shown it first."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover import FORM
from tests.handover_dossier import finish, write
from tests.progression import DAY, OVER, add_certificate, add_offer, add_seat, add_tick

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.rooms.handover.models import Dossier, Statement
from warmwelkom.rooms.progression.domain.certificates import revoke_certificate
from warmwelkom.rooms.progression.domain.outcome import put_in_dossier, take_from_dossier
from warmwelkom.rooms.progression.models import Certificate

LINE = "Nam deel aan Rekenen voor techniek (ROC Mondriaan), 1 van 1 keer, bewijs van 02-04-2026."


@pytest.fixture
def paper(cast: Cast) -> Certificate:
    with cast.scope():
        seat = add_seat(add_offer(cast.places.mondriaan, starts=OVER), cast.dina)
        add_tick(seat)
        return add_certificate(seat)


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    with cast.scope():
        made: Dossier = Dossier.objects.create(
            region=cast.dina.region, transition=cast.dina, form=FORM, opened_at=NOW
        )
    return made


def results(cast: Cast) -> str:
    with cast.scope():
        return str(Statement.objects.get(field="results", replaced_at__isnull=True).value)


def test_it_stands_under_what_the_mentor_wrote(
    cast: Cast, dossier: Dossier, paper: Certificate
) -> None:
    write(cast, dossier, "results", "Sterk in rekenen.")
    door = reverse("progression:to_dossier", args=[paper.pk])
    for _twice in range(2):
        cast.client("alice").post(door)
    assert results(cast) == f"Sterk in rekenen.\n{LINE}"
    page = cast.client("alice").get(reverse("progression:pupil", args=[cast.dina.pk]))
    assert "Staat bij de resultaten in het dossier" in page.content.decode()


def test_the_pupil_is_shown_it_anew_before_any_receiver(
    cast: Cast, dossier: Dossier, paper: Certificate
) -> None:
    finish(cast, dossier, "B")
    later = NOW + 3 * DAY
    with cast.scope():
        put_in_dossier(actor=cast.actor("alice"), certificate=paper, now=later)
        dossier.refresh_from_db()
        assert (dossier.shown_at, dossier.answered_at) == (later, None)
    assert results(cast) == LINE


@pytest.mark.parametrize("name", ["bob", "dewi", "emre", "fatima", "dina", "lars"])
def test_only_who_writes_part_b_puts_it_there(
    cast: Cast, dossier: Dossier, paper: Certificate, name: str
) -> None:
    answer = cast.client(name).post(reverse("progression:to_dossier", args=[paper.pk]))
    assert answer.status_code == 404
    with cast.scope():
        assert not Statement.objects.filter(dossier=dossier, field="results").exists()


def test_without_a_dossier_or_with_a_revoked_one_nothing_is_written(
    cast: Cast, paper: Certificate
) -> None:
    alice = cast.actor("alice")
    with cast.scope():
        with pytest.raises(MayNotKnow):
            put_in_dossier(actor=alice, certificate=paper, now=NOW)
        Certificate.objects.update(revoked_at=NOW)
        with pytest.raises(ChangedMeanwhile):
            put_in_dossier(actor=alice, certificate=paper, now=NOW)


def revoked(cast: Cast, paper: Certificate) -> None:
    """After the mentor had put it in."""
    with cast.scope():
        put_in_dossier(actor=cast.actor("alice"), certificate=paper, now=NOW)
        revoke_certificate(
            actor=cast.actor("emre"), certificate=paper, reason="Verkeerde leerling", now=NOW
        )


def test_what_was_revoked_stands_before_the_mentor_until_it_is_out(
    cast: Cast, dossier: Dossier, paper: Certificate
) -> None:
    write(cast, dossier, "results", "Sterk in rekenen.")
    revoked(cast, paper)
    alice = cast.client("alice")
    door = reverse("progression:from_dossier", args=[paper.pk])
    page = reverse("progression:pupil", args=[cast.dina.pk])
    assert door in alice.get(page).content.decode()
    landing = alice.get("/start/", follow=True).content.decode()
    assert [
        "Een bewijs is ingetrokken, maar staat nog in het dossier" in landing,
        page in landing,
    ] == [True, True]
    for _twice in range(2):
        alice.post(door)
    assert results(cast) == "Sterk in rekenen."
    assert door not in alice.get(page).content.decode()
    assert "Ingetrokken, en nog" not in alice.get("/start/", follow=True).content.decode()


def test_the_pupil_reads_the_results_anew_without_it(
    cast: Cast, dossier: Dossier, paper: Certificate
) -> None:
    revoked(cast, paper)
    finish(cast, dossier, "B")
    with cast.scope():
        Dossier.objects.update(answered_at=NOW)
        assert take_from_dossier(actor=cast.actor("alice"), certificate=paper, now=NOW + DAY)
        dossier.refresh_from_db()
        assert (dossier.shown_at, dossier.answered_at) == (NOW + DAY, None)
        assert not Statement.objects.filter(field="results", replaced_at__isnull=True).exists()


def test_a_line_that_the_mentor_changed_is_left_to_the_mentor(
    cast: Cast, dossier: Dossier, paper: Certificate
) -> None:
    revoked(cast, paper)
    write(cast, dossier, "results", "Deed goed mee met rekenen.", seen=1)
    door = reverse("progression:from_dossier", args=[paper.pk])
    answer = cast.client("alice").post(door, follow=True).content.decode()
    assert "Kijk zelf bij de resultaten" in answer
    assert results(cast) == "Deed goed mee met rekenen."


@pytest.mark.usefixtures("dossier")
def test_a_valid_one_is_not_taken_out(cast: Cast, paper: Certificate) -> None:
    alice = cast.actor("alice")
    with cast.scope():
        put_in_dossier(actor=alice, certificate=paper, now=NOW)
        with pytest.raises(ChangedMeanwhile):
            take_from_dossier(actor=alice, certificate=paper, now=NOW)
    assert results(cast) == LINE


def test_a_dossier_that_was_erased_asks_nothing_more(
    cast: Cast, dossier: Dossier, paper: Certificate
) -> None:
    revoked(cast, paper)
    with cast.scope():
        Statement.objects.filter(dossier=dossier).delete()
        Dossier.objects.update(erased_at=NOW)
        assert not take_from_dossier(actor=cast.actor("alice"), certificate=paper, now=NOW)
        paper.refresh_from_db()
        assert paper.in_dossier_at is None
