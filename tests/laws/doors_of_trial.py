"""The addresses of fair comparisons."""

from __future__ import annotations

from tests.cast import Cast
from tests.summer_trial import log_of, make_trial
from warmwelkom.rooms.summer.models import SummerTrial

AT = "zomer/vergelijken/"
ROUTES = {
    "summer:trials": AT,
    "summer:set_up_trial": f"{AT}nieuw/",
    "summer:trial": f"{AT}<uuid:pk>/",
    "summer:change_trial": f"{AT}<uuid:pk>/anders/",
    "summer:trial_act": f"{AT}<uuid:pk>/doe/",
    "summer:trial_file": f"{AT}<uuid:pk>/<str:part>.txt",
}
ONLY_POST = {"summer:trial_act"}


def doors(_here: list[str]) -> dict[str, object]:
    pages = ROUTES.keys() - ONLY_POST
    return {name: ["hanna"] for name in pages}


def words_of(cast: Cast) -> dict[str, list[object]]:
    row = make_trial(region=cast.places.region)
    row.log = log_of(row, drawn=12)
    row.save()
    one = ("summer:trial", "summer:change_trial")
    return {name: [row.pk] for name in one} | {"summer:trial_file": [row.pk, "logboek"]}


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {"summer:trial_act": ["hanna"]}


def objects_of_posts(_cast: Cast) -> dict[str, object]:
    return {"summer:trial_act": SummerTrial.objects.filter(log="")[0]}
