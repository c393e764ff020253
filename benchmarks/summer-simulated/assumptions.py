"""What we assume of pupils and of people, each figure with where it comes from; the README says it in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Assumptions:
    """Shares, minutes and days. What is called `ours` in SOURCES has no study behind it."""

    no_place: float = 0.03
    melt: float = 0.05
    other_plan: float = 0.5
    text_helps: float = 0.21
    person_helps: float = 0.19
    finds_place: float = 0.41
    mail_known: float = 0.8
    number_wrong: float = 0.03
    replies: float = 0.25
    melting_replies: float = 0.10
    does_by_message: float = 0.5
    does_alone: float = 0.6
    says_stop: float = 0.02
    answers_phone: float = 0.5
    late_on_day_one: float = 0.05
    pupils_a_person: int = 275
    minutes_a_day: int = 240
    minutes_a_call: int = 10
    minutes_a_reply: int = 5
    lists_call_on_day_one: bool = False
    """Whether the schools without a bridge also know on day 1 who is not there, and call: kinder to them."""


SOURCES = {
    "no_place": "ours, from Utrecht: 92-96 % applied on 1 April, and two months to find the rest a place",
    "melt": "5 % of those who go to the mbo (VO-raad, the sector's own figure; also drop-out and switch)",
    "other_plan": "ours: of who does not come, the share with a plan that no list knows (work, another region)",
    "text_helps": "Georgia State 2016: texts on open tasks with people behind them took 21 % of the melt away",
    "person_helps": "The Forgotten Summer 2011 (WWC 79397): 3.3 of 17.3 points by a counsellor's call is 19 %",
    "finds_place": "CPB, Rijn IJssel: coaching took 41 % of drop-out away (17 to 10 %)",
    "mail_known": "ours",
    "number_wrong": "ours",
    "replies": "ours: a reply to one message; no trial published it",
    "melting_replies": "ours, lower: texts move those with little drive less (SSRN 3971192)",
    "does_by_message": "ours: who was coming anyway does the task within three days of the message",
    "does_alone": "ours: and this share does each task without any message",
    "says_stop": "ours: the 2012 trial says only `extremely low`",
    "answers_phone": "ours: one call in two is answered",
    "late_on_day_one": "ours: comes in the first week, but not on day 1",
    "pupils_a_person": "ours: one person on duty on each working day for so many pupils",
    "minutes_a_day": "ours: of which half a day for replies and calls",
    "minutes_a_call": "ours",
    "minutes_a_reply": "ours",
}

USUAL = Assumptions()
OTHERS = {
    "behaviour half as strong": Assumptions(
        text_helps=0.105, person_helps=0.095, finds_place=0.205, replies=0.125,
        melting_replies=0.05, does_by_message=0.25,
    ),
    "people half as many": Assumptions(pupils_a_person=550),
    "texts do nothing": Assumptions(text_helps=0.0),
    "one in four has another plan": Assumptions(other_plan=0.25),
    "one call in four is answered": Assumptions(answers_phone=0.25),
    "the others call on day 1 too": Assumptions(lists_call_on_day_one=True),
}  # fmt: skip
