from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgressionConfig(AppConfig):
    name = "warmwelkom.rooms.progression"
    label = "progression"
    verbose_name = "doorstroomprogramma"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.base.outbox.guards import guard_with  # noqa: PLC0415  the same
        from warmwelkom.rooms.progression import (  # noqa: PLC0415  the same
            act_words,
            policies,
            policies_of_routes,
        )
        from warmwelkom.rooms.progression.guard_of_seats import GUARD, guard  # noqa: PLC0415  the same
        from warmwelkom.rooms.progression.queries.certificates import (  # noqa: PLC0415  the same
            revoked_in_dossier,
        )
        from warmwelkom.rooms.progression.queries.routes import duties_soon  # noqa: PLC0415  the same
        from warmwelkom.rooms.progression.queries.who import may_sign_up_for  # noqa: PLC0415  the same
        from warmwelkom.rooms.transitions.api import (  # noqa: PLC0415  the same
            add_duties,
            add_own_way,
            add_staff_way,
            add_words,
        )

        register(policies.POLICIES)
        register(policies_of_routes.POLICIES)
        guard_with(GUARD, guard)
        add_words(act_words.WORDS, reading=act_words.READING)
        add_own_way("progression.mine", "progression:mine", _("Doorstroomprogramma"))
        add_staff_way(may_sign_up_for, "progression:pupil", _("Doorstroomprogramma"))
        add_duties("progression/_duties.html", duties_soon)
        add_duties("progression/_revoked.html", revoked_in_dossier)
