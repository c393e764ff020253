"""The addresses of the progression programme."""

from __future__ import annotations

from tests.cast import Cast
from tests.progression import OVER, add_certificate, add_offer, add_route, add_seat, add_tick
from warmwelkom.rooms.progression.models import (
    Certificate,
    OfferAim,
    OfferSeat,
    OfferSession,
    ProgressionOffer,
    RouteDuty,
)

AT = "doorstroom/"
ROUTES = {
    "progression:offers": AT,
    "progression:give": f"{AT}nieuw/",
    "progression:routes": f"{AT}routes/",
    "progression:make_route": f"{AT}routes/nieuw/",
    "progression:route": f"{AT}routes/<uuid:pk>/",
    "progression:change_route": f"{AT}routes/<uuid:pk>/anders/",
    "progression:duty": f"{AT}taak/<uuid:pk>/",
    "progression:session": f"{AT}keer/<uuid:pk>/",
    "progression:aim": f"{AT}doel/<uuid:pk>/",
    "progression:pupil": f"{AT}leerling/<uuid:pk>/",
    "progression:issue": f"{AT}plek/<uuid:pk>/bewijs/",
    "progression:paper": f"{AT}bewijs/<uuid:pk>/",
    "progression:pdf": f"{AT}bewijs/<uuid:pk>/pdf/",
    "progression:revoke": f"{AT}bewijs/<uuid:pk>/intrekken/",
    "progression:to_dossier": f"{AT}bewijs/<uuid:pk>/dossier/",
    "progression:from_dossier": f"{AT}bewijs/<uuid:pk>/uit/",
    "progression:offer": f"{AT}<uuid:pk>/",
    "progression:change": f"{AT}<uuid:pk>/anders/",
    "progression:aims": f"{AT}<uuid:pk>/doelen/",
    "progression:off": f"{AT}<uuid:pk>/af/",
    "progression:mine": "mijn/doorstroom/",
    "progression:sign_up": "mijn/doorstroom/<uuid:pk>/",
    "progression:own_seat": "mijn/doorstroom/plek/<uuid:pk>/",
    "progression:verify": "bewijs/<slug:region>/",
    "progression:verified": "bewijs/<slug:region>/<str:token>/",
}
ONLY_POST = {
    f"progression:{name}"
    for name in (
        "duty", "aim", "issue", "pdf", "revoke", "to_dossier", "from_dossier", "off", "sign_up", "own_seat",
    )
}  # fmt: skip
GIVE_HERE = ["alice", "bob", "charlie", "dewi", "carla", "ibrahim", "emre", "esra", "joris"]
GIVE = [*GIVE_HERE, "lars", "lena"]
OURS = ["emre", "joris"]
KEEP = ["dewi", "carla", "ibrahim", "emre", "esra", "mia", "hanna", "lena"]
OUR_ROUTE = ["dewi", "ibrahim", "emre", "mia", "hanna"]
SEE_DINA = ["alice", "dewi"]
ON_PAPER = [*OURS, *SEE_DINA, "dina", "parent"]


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "progression:offers": [*GIVE, "fatima", "hanna"],
        "progression:give": GIVE,
        "progression:routes": KEEP,
        "progression:make_route": KEEP,
        "progression:route": OUR_ROUTE,
        "progression:change_route": OUR_ROUTE,
        "progression:session": OURS,
        "progression:pupil": SEE_DINA,
        "progression:paper": ON_PAPER,
        "progression:offer": [*GIVE_HERE, "fatima", "hanna"],
        "progression:change": OURS,
        "progression:aims": OURS,
        "progression:mine": ["dina", "parent"],
        "progression:verify": "everyone",
        "progression:verified": "everyone",
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    """A bridge module of ROC Mondriaan that is over, with Dina in it; a route of her school with that mbo."""
    row = add_offer(cast.places.mondriaan, starts=OVER)
    seat = add_seat(row, cast.dina)
    add_tick(seat)
    paper = add_certificate(seat)
    route = add_route(cast.places.witt_school, cast.places.mondriaan)
    session = OfferSession.objects.get(offer=row)
    return {
        **{f"progression:{name}": [row.pk] for name in ("offer", "change", "aims")},
        **{f"progression:{name}": [route.pk] for name in ("route", "change_route")},
        "progression:session": [session.pk],
        "progression:pupil": [cast.dina.pk],
        "progression:paper": [paper.pk],
        "progression:verified": [paper.code],
    }


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {
        "progression:duty": OUR_ROUTE,
        **{f"progression:{name}": OURS for name in ("aim", "issue", "revoke", "off")},
        "progression:pdf": [*ON_PAPER, "fatima"],
        **{f"progression:{name}": ["alice"] for name in ("to_dossier", "from_dossier")},
        "progression:sign_up": ["dina"],
        "progression:own_seat": ["dina"],
    }


def objects_of_posts(cast: Cast) -> dict[str, object]:
    ours = ProgressionOffer.objects.filter(school=cast.places.mondriaan)[0]
    seat = OfferSeat.objects.filter(transition=cast.dina)[0]
    paper = Certificate.objects.filter(seat__transition=cast.dina)[0]
    return {
        **{f"progression:{name}": ours for name in ("off", "sign_up")},
        **{f"progression:{name}": seat for name in ("issue", "own_seat")},
        **{
            f"progression:{name}": paper for name in ("pdf", "revoke", "to_dossier", "from_dossier")
        },
        "progression:aim": OfferAim.objects.filter(offer=ours)[0],
        "progression:duty": RouteDuty.objects.filter(route__vo_school=cast.places.witt_school)[0],
    }
