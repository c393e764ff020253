"""What stands in the room of meetings, one file per kind of thing."""

from __future__ import annotations

from warmwelkom.rooms.meetings.models.action import ActionItem
from warmwelkom.rooms.meetings.models.agenda import AgendaItem
from warmwelkom.rooms.meetings.models.board import Board, BoardDoor, BoardGuest
from warmwelkom.rooms.meetings.models.board_parts import BoardAct, BoardDot, BoardGroup, BoardNote
from warmwelkom.rooms.meetings.models.calendar import CalendarFeed, MeetingSettings
from warmwelkom.rooms.meetings.models.document import MeetingDocument
from warmwelkom.rooms.meetings.models.meeting import Meeting, MeetingSeries
from warmwelkom.rooms.meetings.models.minutes import Decision, Minutes, MinutesCorrection
from warmwelkom.rooms.meetings.models.poll import DatePoll, PollAnswer, PollMoment
from warmwelkom.rooms.meetings.models.registration import Registration

__all__ = [
    "ActionItem",
    "AgendaItem",
    "Board",
    "BoardAct",
    "BoardDoor",
    "BoardDot",
    "BoardGroup",
    "BoardGuest",
    "BoardNote",
    "CalendarFeed",
    "DatePoll",
    "Decision",
    "Meeting",
    "MeetingDocument",
    "MeetingSeries",
    "MeetingSettings",
    "Minutes",
    "MinutesCorrection",
    "PollAnswer",
    "PollMoment",
    "Registration",
]
