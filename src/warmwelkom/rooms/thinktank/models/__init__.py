"""What stands in the think tank, one file per kind of thing."""

from __future__ import annotations

from warmwelkom.rooms.thinktank.models.api_token import ApiToken
from warmwelkom.rooms.thinktank.models.choosing import ChoiceBallot, ChoiceOption, ChoiceRound
from warmwelkom.rooms.thinktank.models.class_code import ClassCode
from warmwelkom.rooms.thinktank.models.contribution import Contribution, Kind
from warmwelkom.rooms.thinktank.models.merge import Merge
from warmwelkom.rooms.thinktank.models.moderation import ModerationCase
from warmwelkom.rooms.thinktank.models.pilot import EffectElsewhere, Measurement, Pilot
from warmwelkom.rooms.thinktank.models.plan import (
    CostLine,
    Plan,
    PlanPartner,
    PlanStep,
    PlanVersion,
)
from warmwelkom.rooms.thinktank.models.plan_files import PlanAttachment
from warmwelkom.rooms.thinktank.models.plan_needs import PlanNeed, Pledge
from warmwelkom.rooms.thinktank.models.state import ContributionState
from warmwelkom.rooms.thinktank.models.text import EarlierText, Remark, Withdrawal
from warmwelkom.rooms.thinktank.models.think_tank import Label, ThinkTank
from warmwelkom.rooms.thinktank.models.thread import Origin, ThreadLink
from warmwelkom.rooms.thinktank.models.voice import Voice

__all__ = [
    "ApiToken",
    "ChoiceBallot",
    "ChoiceOption",
    "ChoiceRound",
    "ClassCode",
    "Contribution",
    "ContributionState",
    "CostLine",
    "EarlierText",
    "EffectElsewhere",
    "Kind",
    "Label",
    "Measurement",
    "Merge",
    "ModerationCase",
    "Origin",
    "Pilot",
    "Plan",
    "PlanAttachment",
    "PlanNeed",
    "PlanPartner",
    "PlanStep",
    "PlanVersion",
    "Pledge",
    "Remark",
    "ThinkTank",
    "ThreadLink",
    "Voice",
    "Withdrawal",
]
