"""The addresses of logging in and out: the school's own login, sessions, the list of accounts."""

from __future__ import annotations

from allauth.usersessions.models import UserSession

from tests.cast import STAFF, Cast

ROUTES = {
    "people:sso": "account/school/<slug:place>/",
    "people:sso_back": "account/school/<slug:place>/terug/",
    "people:sso_stopped": "account/school/<slug:place>/niet/",
    "people:sso_metadata": "account/school/<slug:place>/over-ons/",
    "people:sessions": "account/apparaten/",
    "people:end_other_sessions": "account/apparaten/einde/",
    "people:end_session": "account/apparaten/<int:number>/einde/",
    "people:account_list": "mensen/lijst/",
}
ONLY_POST = {"people:end_other_sessions", "people:end_session"}


def doors(_here: list[str]) -> dict[str, object]:
    """No place to log in is set in the suite, so its pages are not there."""
    return {"people:sessions": [*STAFF, "olga"], "people:account_list": ["ibrahim"]}


def words_of(_cast: Cast) -> dict[str, list[object]]:
    doors = ("people:sso", "people:sso_back", "people:sso_stopped", "people:sso_metadata")
    return {door: ["nergens"] for door in doors}


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {door: [*STAFF, "olga"] for door in ONLY_POST}


def objects_of_posts(cast: Cast) -> dict[str, object]:
    session = UserSession.objects.create(
        user=cast.alice, ip="192.0.2.1", user_agent="x", session_key="x" * 32
    )
    return {"people:end_session": session}
