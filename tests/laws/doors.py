"""Which address lets whom in (GET). A new address must be added here, on purpose."""

from __future__ import annotations

from django.urls import reverse

from tests.cast import Cast

VO = ["alice", "bob", "dewi", "ibrahim", "charlie", "carla"]
OTHER_REGION = ["lars", "lena"]
SEE_PUPILS = [*VO, "emre", "esra", "joris", "fatima", "gijs", *OTHER_REGION]

# url name: (route, who gets in)
ROUTES = {
    "home": "",
    "start": "start/",
    "healthz": "healthz",
    "people:roles": "mensen/",
    "people:region": "regio/",
    "transitions:today": "vandaag/",
    "transitions:pupils": "leerlingen/",
    "transitions:pupil": "leerlingen/<uuid:pk>/",
    "transitions:uploads": "lijsten/",
    "transitions:counts": "cijfers/",
    "transitions:my_welcome": "mijn/",
}

DOORS: dict[str, object] = {
    "home": "everyone",
    "people:roles": ["ibrahim", "hanna"],
    "people:region": ["hanna"],
    "transitions:today": SEE_PUPILS,
    "transitions:pupils": SEE_PUPILS,
    "transitions:pupil": ["alice", "dewi", "ibrahim", "dina", "parent"],
    "transitions:uploads": ["dewi", "carla", "lena", "ibrahim", "emre", "esra"],
    "transitions:counts": ["hanna"],
    "transitions:my_welcome": ["dina", "parent"],
    "start": ["karin", "mia", "olga"],
}


def addresses_of(cast: Cast) -> dict[str, str]:
    """Every address of the table, about Dina where it is about somebody."""
    with_pk = {"transitions:pupil": cast.dina.pk}
    skip = {"healthz"}  # its answer depends on the worker; tested by itself
    return {
        name: reverse(name, args=[with_pk[name]] if name in with_pk else [])
        for name in ROUTES
        if name not in skip
    }
