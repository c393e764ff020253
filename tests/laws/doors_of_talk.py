"""The addresses of talks, handover days, support and the class on day one."""

from __future__ import annotations

from tests.cast import NOW, Cast
from tests.handover_talk import add_agreement, add_talk, make_day
from tests.pupils import enrol
from warmwelkom.rooms.handover.models import (
    FreeDay,
    FreeHours,
    HandoverDay,
    HandoverRow,
    Introduction,
    SupportAgreement,
    Talk,
    TalkAgreement,
    TalkRule,
    TalkWish,
)

AT, ON = "gesprekken", "gesprekken/<uuid:pk>"
DAY, SUPPORT = f"{AT}/overdrachtsdag", f"{AT}/ondersteuning"
ROUTES = {
    "handover:talks": f"{AT}/",
    "handover:criteria": f"{AT}/regels/",
    "handover:set_rule": f"{AT}/regels/<slug:code>/",
    "handover:withdraw_rule": f"{AT}/regels/<uuid:pk>/einde/",
    "handover:own_hours": f"{AT}/uren/",
    "handover:remove_hours": f"{AT}/uren/<uuid:pk>/weg/",
    "handover:remove_day": f"{AT}/dag/<uuid:pk>/weg/",
    "handover:plan_talk": f"{AT}/leerling/<uuid:pk>/",
    "handover:choose_talk": f"{AT}/leerling/<uuid:pk>/keuze/",
    "handover:end_choice": f"{AT}/leerling/<uuid:pk>/keuze/einde/",
    "handover:ask_talk": f"{AT}/leerling/<uuid:pk>/vraag/",
    "handover:withdraw_wish": f"{AT}/vragen/<uuid:pk>/einde/",
    "handover:talk": f"{ON}/",
    "handover:confirm_talk": f"{ON}/bevestigd/",
    "handover:move_talk": f"{ON}/moment/",
    "handover:cancel_talk": f"{ON}/afgezegd/",
    "handover:note_in_talk": f"{ON}/aantekening/",
    "handover:close_talk": f"{ON}/slot/",
    "handover:reopen_talk": f"{ON}/heropend/",
    "handover:say_kept": f"{AT}/afspraken/<uuid:pk>/",
    "handover:support": f"{SUPPORT}/",
    "handover:agree_support": f"{SUPPORT}/nieuw/<uuid:pk>/",
    "handover:begin_support": f"{SUPPORT}/<uuid:pk>/begonnen/",
    "handover:days": f"{DAY}/",
    "handover:make_day": f"{DAY}/nieuw/",
    "handover:day": f"{DAY}/<uuid:pk>/",
    "handover:offer_row": f"{DAY}/<uuid:pk>/rij/",
    "handover:put_on_day": f"{DAY}/<uuid:pk>/erop/",
    "handover:plan_day": f"{DAY}/<uuid:pk>/vullen/",
    "handover:remove_row": f"{AT}/rij/<uuid:pk>/weg/",
    "handover:my_class": "mijn-klas/",
    "handover:photo": "mijn-klas/foto/<uuid:pk>/",
    "handover:my_talk": "mijn/gesprek/",
    "handover:ask_own_talk": "mijn/gesprek/vraag/",
    "handover:say_name": "mijn/gesprek/naam/",
    "handover:give_photo": "mijn/gesprek/foto/",
}
VO = ["alice", "bob", "dewi", "charlie", "carla", "lars", "lena"]
TALKS = [*VO, "joris", "sami"]
IN_REGION = [name for name in TALKS if name not in ("lars", "lena")]
PLANNERS = ["mia", "hanna"]
OWN = ["dina", "parent"]
SUPPORTERS = ["joris", "sami", "emre", "esra"]
ONLY_POST = {
    f"handover:{name}"
    for name in (
        "remove_hours", "remove_day", "end_choice", "withdraw_wish", "confirm_talk", "note_in_talk",
        "close_talk", "reopen_talk", "say_kept", "begin_support", "make_day", "offer_row",
        "withdraw_rule", "put_on_day", "plan_day", "remove_row", "ask_own_talk", "say_name", "give_photo",
    )
}  # fmt: skip
LEADS = ["alice", "dewi", "joris", "sami"]
"""Who holds the talk about Dina, who is placed in VZ-1b."""

DOORS: dict[str, object] = {
    "handover:talks": TALKS,
    "handover:criteria": [*TALKS, "hanna"],
    "handover:set_rule": ["hanna"],
    "handover:own_hours": TALKS,
    "handover:plan_talk": LEADS,
    "handover:choose_talk": ["alice", "dewi"],
    "handover:ask_talk": LEADS,
    "handover:talk": LEADS,
    "handover:move_talk": LEADS,
    "handover:cancel_talk": LEADS,
    "handover:support": SUPPORTERS,
    "handover:agree_support": ["joris", "sami", "emre"],
    "handover:days": [*TALKS, *PLANNERS],
    "handover:day": [*IN_REGION, *PLANNERS],
    "handover:my_class": ["joris"],
    "handover:photo": [],
    "handover:my_talk": OWN,
}
MAY_POST: dict[str, list[str]] = {
    "handover:withdraw_rule": ["hanna"],
    "handover:remove_hours": ["alice"],
    "handover:remove_day": ["alice"],
    "handover:remove_row": ["alice"],
    "handover:end_choice": ["alice", "dewi"],
    "handover:withdraw_wish": ["dina"],
    **{f"handover:{name}": LEADS for name in ("confirm_talk", "note_in_talk", "close_talk", "reopen_talk", "say_kept")},
    "handover:begin_support": ["joris", "sami", "emre"],
    "handover:make_day": PLANNERS,
    "handover:plan_day": PLANNERS,
    "handover:offer_row": IN_REGION,
    "handover:put_on_day": IN_REGION,
    **{f"handover:{name}": OWN for name in ("ask_own_talk", "say_name", "give_photo")},
}  # fmt: skip


def doors(_here: list[str]) -> dict[str, object]:
    return DOORS


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return MAY_POST


def words_of(cast: Cast) -> dict[str, list[object]]:
    """What stands in the addresses that answer GET: Dina, placed with Joris, and a talk about her."""
    enrol(cast, cast.dina, "S-talk", class_name="VZ-1b", programme=cast.places.care)
    talk, dina = [add_talk(cast, cast.dina).pk], [cast.dina.pk]
    day = make_day(cast, who="alice", school=cast.places.witt_school)
    introduction, _made = Introduction.objects.get_or_create(
        transition=cast.dina, defaults={"region": cast.places.region, "changed_at": NOW}
    )
    on_dina = ("plan_talk", "choose_talk", "ask_talk", "agree_support")
    return {
        **{f"handover:{name}": list(dina) for name in on_dina},
        **{f"handover:{name}": list(talk) for name in ("talk", "move_talk", "cancel_talk")},
        "handover:set_rule": ["one_choice"],
        "handover:day": [day.pk],
        "handover:photo": [introduction.pk],
    }


def objects_of_posts(cast: Cast) -> dict[str, object]:
    """What the doors that only answer POST are about, among everything there is of Dina."""
    talk = Talk.objects.filter(transition=cast.dina).first() or add_talk(cast, cast.dina)
    agreement = TalkAgreement.objects.filter(talk=talk).first() or add_agreement(talk)
    about_talk = ("confirm_talk", "note_in_talk", "close_talk", "reopen_talk")
    day = HandoverDay.objects.first()
    return {
        **{f"handover:{name}": talk for name in about_talk},
        "handover:say_kept": agreement,
        "handover:end_choice": cast.dina,
        "handover:withdraw_wish": TalkWish.objects.get(transition=cast.dina, by_kind="pupil"),
        "handover:begin_support": SupportAgreement.objects.get(transition=cast.dina),
        **{f"handover:{name}": day for name in ("offer_row", "put_on_day", "plan_day")},
        "handover:withdraw_rule": TalkRule.objects.first(),
        "handover:remove_row": HandoverRow.objects.filter(person=cast.alice).first(),
        "handover:remove_hours": FreeHours.objects.filter(person=cast.alice).first(),
        "handover:remove_day": FreeDay.objects.filter(person=cast.alice).first(),
    }
