from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "warmwelkom.rooms.meetings"
    label = "meetings"
    verbose_name = "bijeenkomsten"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.meetings import board_jobs, board_policies  # noqa: F401, PLC0415
        from warmwelkom.rooms.meetings.policies import POLICIES  # noqa: PLC0415
        from warmwelkom.rooms.meetings.queries import board_guests  # noqa: F401, PLC0415  its block
        from warmwelkom.rooms.meetings import reactions  # noqa: F401, PLC0415  they listen
        from warmwelkom.rooms.meetings.policies import POLICIES  # noqa: PLC0415
        from warmwelkom.rooms.meetings.queries import meet  # noqa: F401, PLC0415  its blocks
        from warmwelkom.rooms.thinktank.api import add_way  # noqa: PLC0415

        register(POLICIES)
        register(board_policies.POLICIES)
        add_way("meetings.read", "meetings:meetings", _("Bijeenkomsten"), place=15)
