from warmwelkom.rooms.curriculum.models.adapted import Adaptation
from warmwelkom.rooms.curriculum.models.asked import Goal, GoalReading, Unit
from warmwelkom.rooms.curriculum.models.judged import Cover, Judgement, Settlement
from warmwelkom.rooms.curriculum.models.missed import MissedAnswer, NotTaught
from warmwelkom.rooms.curriculum.models.taught import EndTerm, Module, Profile, Task

__all__ = [
    "Adaptation",
    "Cover",
    "EndTerm",
    "Goal",
    "GoalReading",
    "Judgement",
    "MissedAnswer",
    "Module",
    "NotTaught",
    "Profile",
    "Settlement",
    "Task",
    "Unit",
]
