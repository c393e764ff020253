"""The addresses of the pupil's own welcome page, and of who works on it."""

from __future__ import annotations

from tests.cast import STAFF, Cast
from tests.welcome import add_photo
from warmwelkom.rooms.summer.models import PupilTask
from warmwelkom.rooms.transitions.models import AccessCode
from warmwelkom.rooms.welcome.models import StaffPhoto, WelcomeLink

ROUTES = {
    "welcome:mine": "mijn/",
    "welcome:task": "mijn/taak/<uuid:pk>/",
    "welcome:ask": "mijn/vraag/",
    "welcome:first_room": "mijn/eerste-lokaal/",
    "welcome:push": "mijn/meldingen/",
    "welcome:manifest": "mijn/app.webmanifest",
    "welcome:worker": "mijn/bewaar.js",
    "welcome:offline": "mijn/zonder-netwerk/",
    "welcome:face": "mijn/gezicht/<uuid:pk>/",
    "welcome:photos": "mijn-foto/",
    "welcome:large_face": "mijn-foto/<uuid:pk>/",
    "welcome:take_down_photo": "mijn-foto/<uuid:pk>/weg/",
    "welcome:door": "w/<str:token>/",
    "welcome:questions": "welkomvragen/",
    "welcome:links": "welkomlinks/",
    "welcome:end_link": "welkomlinks/<uuid:pk>/einde/",
    "welcome:word": "welkomwoord/",
}
ONLY_POST = {"welcome:task", "welcome:end_link", "welcome:take_down_photo"}
OLD_SCHOOL = ["alice", "bob", "dewi", "charlie", "carla", "lars", "lena"]
OF_JORIS = ["welcome:face", "welcome:large_face"]
ANSWERS = ["alice", "bob", "charlie", "lars", "joris", "fatima"]


def doors(_here: list[str]) -> dict[str, object]:
    own = ["dina", "parent"]
    return {
        "welcome:mine": own,
        "welcome:ask": own,
        "welcome:first_room": own,
        "welcome:push": ["dina"],
        "welcome:manifest": "everyone",
        "welcome:worker": "everyone",
        "welcome:offline": "everyone",
        "welcome:door": "everyone",
        "welcome:questions": ANSWERS,
        "welcome:links": [*OLD_SCHOOL, "joris"],
        "welcome:word": ["joris"],
        "welcome:photos": [name for name in STAFF if name != "karin"],
        **{key: [*own, "emre", "joris", "mia", "sami", "hanna"] for key in OF_JORIS},
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    photo = add_photo(cast, "joris").pk
    return {"welcome:door": ["UNKNOWN"], **{key: [photo] for key in OF_JORIS}}


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {
        "welcome:end_link": ["alice", "dewi", "joris"],
        "welcome:task": ["dina"],
        "welcome:take_down_photo": ["alice", "hanna"],
    }


def objects_of_posts(cast: Cast) -> dict[str, object]:
    code = AccessCode.objects.get(code_hash=f"link-{cast.dina.pk}")
    return {
        "welcome:end_link": WelcomeLink.objects.get(code=code),
        "welcome:take_down_photo": StaffPhoto.objects.get(person=cast.alice),
        "welcome:task": PupilTask.objects.filter(transition=cast.dina).first(),
    }
