from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WelcomeConfig(AppConfig):
    name = "warmwelkom.rooms.welcome"
    label = "welcome"
    verbose_name = "mijn welkom"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.base.outbox.guards import guard_with  # noqa: PLC0415  the same
        from warmwelkom.rooms.transitions.api import (  # noqa: PLC0415  the same
            add_faces,
            add_own_way,
            add_words,
        )
        from warmwelkom.rooms.welcome.act_words import WORDS  # noqa: PLC0415  the same
        from warmwelkom.rooms.welcome.guard_of_links import GUARD, guard  # noqa: PLC0415  the same
        from warmwelkom.rooms.welcome.policies import POLICIES  # noqa: PLC0415  the same
        from warmwelkom.rooms.welcome.policies_of_faces import POLICIES as FACES  # noqa: PLC0415  the same
        from warmwelkom.rooms.welcome.queries.faces import faces_by_mail  # noqa: PLC0415  the same

        guard_with(GUARD, guard)
        register(POLICIES)
        register(FACES)
        add_words(WORDS)
        add_faces("welcome", faces_by_mail)
        add_own_way("welcome.mine", "welcome:first_room", _("Naar mijn eerste lokaal"))
