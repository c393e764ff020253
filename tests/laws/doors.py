"""Which address lets whom in (GET). A new address must be added here, on purpose."""

from __future__ import annotations

from django.urls import reverse

from tests.cast import NOW, STAFF, YEAR, Cast
from tests.laws import (
    doors_above,
    doors_of_outbox,
    doors_of_plans,
    doors_of_voices,
    doors_open,
    doors_thread,
)
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.thinktank.models import Contribution
from warmwelkom.rooms.transitions.models import ListUpload

VO = ["alice", "bob", "dewi", "ibrahim", "charlie", "carla"]
OTHER_REGION = ["lars", "lena"]
HERE = [name for name in STAFF if name not in (*OTHER_REGION, "karin")]
SEE_PUPILS = [*VO, "emre", "esra", "joris", "fatima", "gijs", *OTHER_REGION]

ROUTES = {
    "home": "",
    "start": "start/",
    **{name: name for name in ("healthz", "metrics")},
    "privacy": "privacy/",
    "accessibility": "toegankelijkheid/",
    "style": "huisstijl/",
    "demo:people": "proef/",
    "demo:login": "proef/inloggen/",
    "demo:date": "proef/dag/",
    "demo:progress": "proef/onderweg/",
    "demo:post": "postkamer/",
    "demo:overviews": "postkamer/overzichten/",
    "language": "taal/",
    "people:account": "account/",
    "people:choose_region": "account/regio/",
    "people:roles": "mensen/",
    "people:invite": "mensen/uitnodigen/",
    "people:end_role": "mensen/rollen/<uuid:pk>/einde/",
    "people:restore_role": "mensen/rollen/<uuid:pk>/herstel/",
    "people:role": "mensen/rollen/<uuid:pk>/",
    "people:send_again": "mensen/uitnodigingen/<uuid:pk>/opnieuw/",
    "people:come_back": "regio/scholen/<uuid:pk>/herstel/",
    "people:agreements": "afspraken/",
    "people:reset_second_factor": "mensen/rollen/<uuid:pk>/slot/",
    "people:withdraw_invitation": "mensen/uitnodigingen/<uuid:pk>/einde/",
    "people:invitation": "uitnodiging/<str:token>/",
    "people:region": "regio/",
    "people:schools": "regio/scholen/",
    "people:leave": "regio/scholen/<uuid:pk>/einde/",
    "people:agreement": "regio/afspraak/",
    "people:signature": "regio/afspraak/<uuid:pk>/<uuid:school>/",
    "people:school_year": "regio/schooljaar/",
    "transitions:today": "vandaag/",
    "transitions:pupils": "leerlingen/",
    "transitions:rules": "vandaag/regels/",
    "transitions:export": "leerlingen/lijst/<str:kind>/",
    "transitions:pupil": "leerlingen/<uuid:pk>/",
    "transitions:start": "leerlingen/<uuid:pk>/start/",
    "transitions:contact": "leerlingen/<uuid:pk>/contact/",
    "transitions:assign": "leerlingen/<uuid:pk>/persoon/",
    "transitions:undo_assignment": "toewijzingen/<uuid:pk>/einde/",
    "transitions:withdraw_note": "contact/<uuid:pk>/einde/",
    "transitions:lift_signal": "signalen/<uuid:pk>/einde/",
    "transitions:restore_signal": "signalen/<uuid:pk>/herstel/",
    "transitions:uploads": "lijsten/",
    "transitions:upload": "lijsten/<uuid:pk>/",
    "transitions:refused_rows": "lijsten/<uuid:pk>/verbeteren.csv",
    "transitions:list_kind": "lijsten/<uuid:pk>/soort/",
    "transitions:list_columns": "lijsten/<uuid:pk>/kolommen/",
    "transitions:save_list": "lijsten/<uuid:pk>/bewaard/",
    "transitions:undo_list": "lijsten/<uuid:pk>/ongedaan/",
    "transitions:discard_list": "lijsten/<uuid:pk>/weg/",
    "transitions:links": "koppelingen/",
    "transitions:settle_link": "koppelingen/<uuid:pk>/besluit/",
    "transitions:reopen_link": "koppelingen/<uuid:pk>/herstel/",
    "transitions:enter": "welkom/",
    "transitions:my_data": "mijn/gegevens/",
    "transitions:leave": "mijn/uit/",
    "transitions:code": "leerlingen/<uuid:pk>/code/",
    "transitions:offer_move": "leerlingen/<uuid:pk>/verhuizing/",
    "transitions:moves": "verhuizingen/",
    "transitions:answer_move": "verhuizingen/<uuid:pk>/antwoord/",
    "thinktank:regions": "denktank/",
    "thinktank:front": "denktank/<slug:region>/",
    "thinktank:open": "denktank/<slug:region>/begin/",
    "thinktank:contribute": "denktank/<slug:region>/bijdragen/<str:kind>/",
    "thinktank:contribution": "denktank/<slug:region>/<uuid:pk>/",
    "thinktank:voice": "denktank/<slug:region>/<uuid:pk>/stem/",
    **doors_thread.ROUTES,
    **doors_above.ROUTES,
    **doors_of_voices.ROUTES,
    **doors_of_plans.ROUTES,
    **doors_open.ROUTES,
    **(doors_of_outbox.ROUTES | doors_of_outbox.OF_CHANNELS),
}

DOORS: dict[str, object] = {
    "home": "everyone",
    "privacy": "everyone",
    "accessibility": "everyone",
    "style": "everyone",
    "people:account": [*STAFF, "olga"],
    "people:roles": ["ibrahim", "hanna"],
    "people:role": ["ibrahim", "hanna"],
    "people:agreements": [name for name in STAFF if name != "karin"],
    "people:reset_second_factor": ["ibrahim", "hanna"],
    "people:region": ["hanna"],
    "people:invite": ["ibrahim", "hanna"],
    "people:schools": ["hanna"],
    "people:agreement": ["hanna"],
    "people:signature": ["hanna"],
    "people:school_year": ["hanna"],
    "people:invitation": "everyone",
    "transitions:enter": "everyone",
    "transitions:code": ["alice", "dewi"],
    "transitions:offer_move": ["dewi"],
    "transitions:moves": ["dewi", "carla", "lena", "fatima", "gijs"],
    "transitions:today": SEE_PUPILS,
    "transitions:pupils": SEE_PUPILS,
    "transitions:rules": SEE_PUPILS,
    "transitions:export": SEE_PUPILS,
    # Dina and her parent go on to their own page
    "transitions:pupil": ["alice", "dewi", "ibrahim", "emre", "joris"],  # she is placed with Joris
    "transitions:assign": ["alice", "dewi"],
    "transitions:uploads": ["dewi", "carla", "lena", "ibrahim", "emre", "esra"],
    "transitions:upload": ["dewi", "ibrahim"],
    "transitions:refused_rows": ["dewi", "ibrahim"],
    "transitions:links": ["dewi", "carla", "lena", "emre", "esra"],
    "transitions:my_data": ["dina", "parent"],
    "start": ["karin", "olga"],
    # the rest goes on to their own
    "thinktank:regions": ["anonymous", "dina", "parent", "karin", "olga"],
    "thinktank:front": "everyone",
    "thinktank:contribution": "everyone",
    "thinktank:contribute": HERE,
    **doors_above.doors(HERE),
    **doors_open.doors(HERE),
    **doors_of_outbox.DOORS,
    **doors_thread.doors(HERE),
    **doors_of_voices.DOORS,
    **doors_of_plans.doors(HERE),
}


ONLY_POST = {
    "people:choose_region",
    "people:send_again",
    "people:come_back",
    "people:end_role",
    "people:restore_role",
    "people:withdraw_invitation",
    "people:leave",
    "transitions:leave",
    "demo:login",
    "demo:date",
    "demo:overviews",
    "transitions:answer_move",
    "transitions:contact",
    "transitions:start",
    "transitions:undo_assignment",
    "transitions:withdraw_note",
    "transitions:lift_signal",
    "transitions:restore_signal",
    "transitions:list_kind",
    "transitions:list_columns",
    "transitions:save_list",
    "transitions:undo_list",
    "transitions:discard_list",
    "transitions:settle_link",
    "transitions:reopen_link",
    "thinktank:open",
    "thinktank:voice",
    *doors_above.ONLY_POST,
    *doors_open.ONLY_POST,
    *(doors_of_outbox.ONLY_POST | set(doors_of_outbox.OF_CHANNELS)),
    *doors_thread.ONLY_POST,
    *doors_of_voices.ONLY_POST,
    *doors_of_plans.ONLY_POST,
}
"""Tested one by one beside their command: they answer GET with 405 before anything is asked."""
OWN_TEST = {"healthz", "metrics"}  # its answer depends on the worker, or on where one asks from


def addresses_of(cast: Cast) -> dict[str, str]:
    """Every address that answers GET, about Dina where it is about somebody."""
    dina = [cast.dina.pk]
    with cast.scope():
        alice = [Role.objects.get(person=cast.alice).pk]
        upload = [_list_of_dewi(cast).pk]
        need = [_need_of_pelle(cast).pk]
        of_the_thread = doors_thread.words_of(cast, *need)
        voices = doors_of_voices.objects_of(cast)
        above = doors_above.words_of(cast)
        plan = doors_of_plans.keys_of_plan(cast)
        of_what_is_open = doors_open.words_of(*need)
    words: dict[str, list[object]] = {
        "transitions:pupil": dina,
        "transitions:assign": dina,
        "transitions:export": ["csv"],
        "transitions:code": dina,
        "transitions:offer_move": dina,
        "transitions:upload": upload,
        "transitions:refused_rows": upload,
        "people:invitation": ["unknown"],
        "thinktank:contribution": need,
        "thinktank:contribute": ["idea"],
        **of_the_thread,
        **voices,
        **above,
        **plan,
        **of_what_is_open,
        "people:role": alice,
        "people:reset_second_factor": alice,
        "people:signature": [cast.agreement.pk, cast.places.witt_school.pk],
    }
    words |= of_the_thread | voices | above | plan | of_what_is_open
    return {
        name: reverse(name, args=[*region_in(name), *words.get(name, [])])
        for name in ROUTES
        if name not in ONLY_POST | OWN_TEST
    }


def region_in(name: str) -> list[object]:
    """The slug of the cast's region, for an address that names one."""
    return ["haaglanden"] if "<slug:region>" in ROUTES[name] else []


def _need_of_pelle(cast: Cast) -> Contribution:
    """What a partner said in public."""
    return Contribution.objects.create(
        region=cast.places.region, kind="need", text="Een gezicht dat je kent", state="heard",
        state_on=NOW.date(), received_on=NOW.date(), author=cast.pelle, published_at=NOW,
    )  # fmt: skip


def _list_of_dewi(cast: Cast) -> ListUpload:
    """A list that Dewi saved long ago: its file is erased."""
    witt = cast.places.witt
    return ListUpload.objects.create(
        region=witt.region, school=witt.school, location=witt, kind="leavers", school_year=YEAR,
        uploaded_at=NOW, committed_at=NOW, erased_at=NOW, linked_at=NOW,
    )  # fmt: skip
