"""What people do on a pupil's page: write down contact, lift a signal, and take either back."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import Cast

from warmwelkom.rooms.transitions.models import ContactNote, Signal
from warmwelkom.rooms.transitions.tests.reading import (
    page_of,
    text_of,
)
from warmwelkom.rooms.transitions.tests.scenes import (
    derived,
    fresh,
    signal_of,
)


def _address(cast: Cast) -> str:
    return reverse("transitions:pupil", args=[cast.dina.pk])


def _timeline(cast: Cast, who: str = "alice") -> list[str]:
    page = page_of(cast.client(who), _address(cast))
    return [text_of(item) for item in page.select(".ww-line > li")]


def test_contact_is_written_down_and_taken_back(cast: Cast) -> None:
    browser = cast.client("alice")
    answer = browser.post(
        reverse("transitions:contact", args=[cast.dina.pk]),
        {"kind": "spoken", "text": "Belt terug"},
        follow=True,
    )
    assert answer.redirect_chain == [(_address(cast), 302)]
    with cast.scope():
        note = ContactNote.objects.get()
    undo = reverse("transitions:withdraw_note", args=[note.pk])
    assert f'action="{undo}"' in answer.content.decode()
    browser.post(undo)
    with cast.scope():
        assert ContactNote.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"kind": "appointment", "text": "Bij ons"}, "Kies op welke dag de afspraak is."),
        (
            {"kind": "appointment", "text": "Bij ons", "next_on": "32-13-2026"},
            "Schrijf de dag als dag, maand, jaar: 05-06-2026.",
        ),
        (
            {"kind": "appointment", "text": "Bij ons", "next_on": "2026-03-01"},
            "Deze dag is al geweest. Kies vandaag of een dag erna.",
        ),
        ({"kind": "spoken", "text": "x" * 281}, "Maak de zin korter: er passen 280 tekens."),
        ({"kind": "", "text": "Bij ons"}, "Kies een knop."),
        ({"kind": "note", "text": " "}, "Schrijf eerst op wat een ander moet weten."),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, sent: dict[str, str], told: str) -> None:
    answer = cast.client("alice").post(reverse("transitions:contact", args=[cast.dina.pk]), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert sent["text"].strip() in page
    assert sent.get("next_on", "") in page
    with cast.scope():
        assert ContactNote.objects.count() == 0


def test_a_signal_is_lifted_and_put_back(cast: Cast) -> None:
    browser = derived(cast).client("dewi")
    signal = signal_of(cast, cast.dina)
    lift = reverse("transitions:lift_signal", args=[signal.pk])
    page = browser.post(lift, {"reason": "Gaat naar haar oom"}, follow=True).content.decode()
    assert not fresh(cast, cast.dina).needs_someone
    assert "Weggehaald door Dewi: Gaat naar haar oom" in " ".join(_timeline(cast))
    restore = reverse("transitions:restore_signal", args=[signal.pk])
    assert page.count(f'action="{restore}"') == 2
    browser.post(restore)
    assert fresh(cast, cast.dina).needs_someone


def test_a_signal_needs_a_reason_and_a_long_one_is_kept(cast: Cast) -> None:
    browser = derived(cast).client("dewi")
    lift = reverse("transitions:lift_signal", args=[signal_of(cast, cast.dina).pk])
    assert "Schrijf op waarom dit niet meer geldt." in browser.post(lift).content.decode()
    answer = browser.post(lift, {"reason": "y" * 301})
    assert (answer.status_code, "y" * 301 in answer.content.decode()) == (422, True)
    with cast.scope():
        assert Signal.objects.get().lifted_at is None


def test_what_somebody_else_lifted_is_told(cast: Cast) -> None:
    derived(cast)
    lift = reverse("transitions:lift_signal", args=[signal_of(cast, cast.dina).pk])
    cast.client("dewi").post(lift, {"reason": "Eerst"})
    page = cast.client("alice").post(lift, {"reason": "Ook"}, follow=True).content.decode()
    assert "Dit stond al niet meer open. Kijk hoe het nu staat." in page
