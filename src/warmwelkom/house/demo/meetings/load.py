"""Let the demo's think tank meet, call and write, by the commands that everybody uses."""

from __future__ import annotations

from django.utils.translation import override

from warmwelkom.house.demo.meetings.call import call_partners, write_letter
from warmwelkom.house.demo.meetings.held import hold_meeting
from warmwelkom.house.demo.meetings.planned import look_for_day, plan_meeting_to_come
from warmwelkom.house.demo.think_tank.stage import Stage
from warmwelkom.rooms.meetings.models import Meeting


def load_meetings(*, stage: Stage) -> int:
    """One that was held, one to come with a board, one that looks for a day, a call and a letter.

    Call it inside the region's scope, after its think tank. Returns how many meetings there are.
    """
    with override("nl"):
        held = hold_meeting(stage)
        coming = plan_meeting_to_come(stage, after=held)
        look_for_day(stage)
        call = call_partners(stage)
        write_letter(stage, meeting=coming, call=call)
    return Meeting.objects.count()
