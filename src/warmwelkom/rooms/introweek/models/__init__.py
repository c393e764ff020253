from warmwelkom.rooms.introweek.models.buddies import WeekBuddy
from warmwelkom.rooms.introweek.models.days import SchoolOutlook, WeekCalendar, WeekLook
from warmwelkom.rooms.introweek.models.in_the_week import WeekAnswer, WeekAttendance
from warmwelkom.rooms.introweek.models.lists import WeekListRead
from warmwelkom.rooms.introweek.models.papers import PlanPaper, topic_of_papers
from warmwelkom.rooms.introweek.models.parts import WeekPart, WeekSlot
from warmwelkom.rooms.introweek.models.people_of_week import (
    TeacherOffer,
    WeekInvitation,
    WeekMentor,
    WeekStudent,
)
from warmwelkom.rooms.introweek.models.places import WeekBuilding, WeekRoom
from warmwelkom.rooms.introweek.models.plan_of_week import PlanRun, WeekPlan, WeekPublication
from warmwelkom.rooms.introweek.models.week import IntroWeek

__all__ = [
    "IntroWeek",
    "PlanPaper",
    "PlanRun",
    "SchoolOutlook",
    "TeacherOffer",
    "WeekAnswer",
    "WeekAttendance",
    "WeekBuddy",
    "WeekBuilding",
    "WeekCalendar",
    "WeekInvitation",
    "WeekListRead",
    "WeekLook",
    "WeekMentor",
    "WeekPart",
    "WeekPlan",
    "WeekPublication",
    "WeekRoom",
    "WeekSlot",
    "WeekStudent",
    "topic_of_papers",
]
