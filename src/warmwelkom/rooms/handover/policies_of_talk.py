"""Who may see and do what with talks, agreements, the handover day and the class on day one."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import EVERYTHING, Policy, has_role, nobody_but_system
from warmwelkom.rooms.handover.rules_of_talk import (
    MBO,
    VO,
    agreements_of,
    both_sides,
    by_pupil,
    by_talk,
    is_own,
    led_talks,
    may_ask,
    mbo_side,
    own_pupil,
    own_wishes,
    support_of,
    supported_pupils,
    talks_of,
    vo_side,
    wishes_of,
)

TALKS = has_role(*VO, *MBO)
PLANS_DAYS = has_role("planner", "coordinator")
COORDINATES = has_role("coordinator")
SUPPORTS = has_role(*MBO, "intaker")
TRANSITION, TALK = "transitions.Transition", "handover.Talk"
BY_THE_HOUSE = Policy(who=nobody_but_system)


def _talks_or_own(actor: Actor) -> bool:
    return is_own(actor) or TALKS(actor)


def _supports_or_own(actor: Actor) -> bool:
    return is_own(actor) or SUPPORTS(actor)


def _plans_or_talks(actor: Actor) -> bool:
    return PLANS_DAYS(actor) or TALKS(actor)


def _talks_or_coordinates(actor: Actor) -> bool:
    return COORDINATES(actor) or TALKS(actor)


def own_rows(actor: Actor) -> Q:
    """What somebody set for themselves."""
    return Q(person_id__in=[actor.user_id])


def whole_region(_actor: Actor) -> Q:
    return EVERYTHING


POLICIES = {
    "handover.talks": Policy(who=TALKS),
    "handover.see_rules": Policy(who=_talks_or_coordinates),
    "handover.set_rule": Policy(
        who=COORDINATES, model="handover.TalkRule", which=whole_region
    ),
    "handover.weigh_talk": Policy(who=has_role(*VO), model=TRANSITION, which=vo_side),
    "handover.ask_talk": Policy(who=_talks_or_own, model=TRANSITION, which=may_ask),
    "handover.my_talk": Policy(who=is_own, model=TRANSITION, which=own_pupil),
    "handover.see_wish": Policy(who=_talks_or_own, model="handover.TalkWish", which=wishes_of),
    "handover.withdraw_wish": Policy(
        who=_talks_or_own, model="handover.TalkWish", which=own_wishes
    ),
    "handover.see_choice": Policy(
        who=has_role(*VO), model="handover.TalkChoice", which=by_pupil(vo_side)
    ),
    "handover.plan_talk": Policy(who=TALKS, model=TRANSITION, which=both_sides),
    "handover.see_talk": Policy(who=_talks_or_own, model=TALK, which=talks_of),
    "handover.lead_talk": Policy(who=TALKS, model=TALK, which=led_talks),
    "handover.see_talk_note": Policy(
        who=_talks_or_own, model="handover.TalkNote", which=by_talk(talks_of)
    ),
    "handover.see_move_of_talk": Policy(
        who=_talks_or_own, model="handover.TalkMove", which=by_talk(talks_of)
    ),
    "handover.see_agreement": Policy(
        who=_talks_or_own, model="handover.TalkAgreement", which=agreements_of
    ),
    "handover.say_kept": Policy(who=TALKS, model="handover.TalkAgreement", which=by_talk(led_talks)),
    "handover.own_hours": Policy(who=TALKS, model="handover.FreeHours", which=own_rows),
    "handover.own_days": Policy(who=TALKS, model="handover.FreeDay", which=own_rows),
    "handover.make_day": Policy(who=PLANS_DAYS),
    "handover.plan_day": Policy(
        who=PLANS_DAYS, model="handover.HandoverDay", which=whole_region
    ),
    "handover.see_day": Policy(
        who=_plans_or_talks, model="handover.HandoverDay", which=whole_region
    ),
    "handover.offer_row": Policy(who=TALKS, model="handover.HandoverRow", which=own_rows),
    "handover.my_class": Policy(
        who=has_role("class_mentor"), model=TRANSITION, which=mbo_side
    ),
    "handover.introduce": Policy(
        who=is_own, model="handover.Introduction", which=by_pupil(own_pupil)
    ),
    "handover.see_introduction": Policy(
        who=lambda actor: is_own(actor) or actor.has("class_mentor"),
        model="handover.Introduction",
        which=by_pupil(lambda actor: mbo_side(actor) | own_pupil(actor)),
    ),
    "handover.agree_support": Policy(who=SUPPORTS, model=TRANSITION, which=supported_pupils),
    "handover.see_support": Policy(
        who=_supports_or_own, model="handover.SupportAgreement", which=support_of
    ),
    "handover.keep_support": Policy(
        who=SUPPORTS, model="handover.SupportAgreement", which=support_of
    ),
    "handover.remind_of_talks": BY_THE_HOUSE,
    "handover.fill_day": BY_THE_HOUSE,
    "handover.forget_talks": BY_THE_HOUSE,
}  # fmt: skip
