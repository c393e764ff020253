from warmwelkom.rooms.summer.models.bridge import Bridge, BridgeStep, DutyDay, SummerMessage
from warmwelkom.rooms.summer.models.contact import ContactPoint
from warmwelkom.rooms.summer.models.task import Owner, Task, TaskStep, TaskTemplate

__all__ = [
    "Bridge",
    "BridgeStep",
    "ContactPoint",
    "DutyDay",
    "Owner",
    "SummerMessage",
    "Task",
    "TaskStep",
    "TaskTemplate",
]
