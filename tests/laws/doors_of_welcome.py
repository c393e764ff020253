"""The addresses of the pupil's own welcome page, and of who works on it."""

from __future__ import annotations

from tests.cast import Cast
from warmwelkom.rooms.summer.models import PupilTask
from warmwelkom.rooms.transitions.models import AccessCode
from warmwelkom.rooms.welcome.models import WelcomeLink

ROUTES = {
    "welcome:mine": "mijn/",
    "welcome:task": "mijn/taak/<uuid:pk>/",
    "welcome:ask": "mijn/vraag/",
    "welcome:push": "mijn/meldingen/",
    "welcome:manifest": "mijn/app.webmanifest",
    "welcome:worker": "mijn/bewaar.js",
    "welcome:offline": "mijn/zonder-netwerk/",
    "welcome:door": "w/<str:token>/",
    "welcome:questions": "welkomvragen/",
    "welcome:links": "welkomlinks/",
    "welcome:end_link": "welkomlinks/<uuid:pk>/einde/",
    "welcome:word": "welkomwoord/",
}
ONLY_POST = {"welcome:task", "welcome:end_link"}
OLD_SCHOOL = ["alice", "bob", "dewi", "charlie", "carla", "lars", "lena"]
ANSWERS = ["alice", "bob", "charlie", "lars", "joris", "fatima"]


def doors(_here: list[str]) -> dict[str, object]:
    own = ["dina", "parent"]
    return {
        "welcome:mine": own,
        "welcome:ask": own,
        "welcome:push": ["dina"],
        "welcome:manifest": "everyone",
        "welcome:worker": "everyone",
        "welcome:offline": "everyone",
        "welcome:door": "everyone",
        "welcome:questions": ANSWERS,
        "welcome:links": [*OLD_SCHOOL, "joris"],
        "welcome:word": ["joris"],
    }


def words_of(_cast: Cast) -> dict[str, list[object]]:
    return {"welcome:door": ["UNKNOWN"]}


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {"welcome:end_link": ["alice", "dewi", "joris"], "welcome:task": ["dina"]}


def objects_of_posts(cast: Cast) -> dict[str, object]:
    code = AccessCode.objects.get(code_hash=f"link-{cast.dina.pk}")
    return {
        "welcome:end_link": WelcomeLink.objects.get(code=code),
        "welcome:task": PupilTask.objects.filter(transition=cast.dina).first(),
    }
