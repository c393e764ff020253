"""What a browser does with the pages behind a school's link."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.introweek_days import link_of
from tests.introweek_plan import make_week

from warmwelkom.rooms.introweek.models import TeacherOffer, WeekInvitation


def test_the_link_goes_to_no_other_site_and_the_forms_can_be_sent(cast: Cast) -> None:
    """With `no-referrer` a browser hides where a form comes from, and the house refuses what it can't place."""
    with cast.scope():
        week = make_week(cast.dina, school=cast.places.mondriaan)
        token = link_of(WeekInvitation.objects.get(week=week))
        offer = TeacherOffer.objects.get(week=week)
    for name, more in (("offers", []), ("offer", [offer.pk])):
        page = Client().get(reverse(f"introweek:{name}", args=[week.region.slug, token, *more]))
        assert page.headers["Referrer-Policy"] == "same-origin"
        assert "no-referrer" not in page.content.decode()
