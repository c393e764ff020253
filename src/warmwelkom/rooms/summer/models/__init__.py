from warmwelkom.rooms.summer.models.activity import Activity, ActivitySeat
from warmwelkom.rooms.summer.models.bridge import Bridge, BridgeStep, DutyDay, SummerMessage
from warmwelkom.rooms.summer.models.contact import ContactPoint
from warmwelkom.rooms.summer.models.key import SchoolKey
from warmwelkom.rooms.summer.models.presence import PresenceTick
from warmwelkom.rooms.summer.models.reply import Reply, ReplyStep
from warmwelkom.rooms.summer.models.silence import SilenceStep
from warmwelkom.rooms.summer.models.task import Owner, PupilTask, TaskStep, TaskTemplate
from warmwelkom.rooms.summer.models.trial import SummerTrial, TrialSeat

__all__ = [
    "Activity",
    "ActivitySeat",
    "Bridge",
    "BridgeStep",
    "ContactPoint",
    "DutyDay",
    "Owner",
    "PresenceTick",
    "PupilTask",
    "Reply",
    "ReplyStep",
    "SchoolKey",
    "SilenceStep",
    "SummerMessage",
    "SummerTrial",
    "TaskStep",
    "TaskTemplate",
    "TrialSeat",
]
