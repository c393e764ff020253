from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandoverConfig(AppConfig):
    name = "warmwelkom.rooms.handover"
    label = "handover"
    verbose_name = "warme overdracht"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.handover import (  # noqa: PLC0415  the same
            policies_of_dossier,
            policies_of_format,
            policies_of_return,
            policies_of_rights,
            policies_of_table,
            policies_of_talk,
        )

        for module in (
            policies_of_dossier, policies_of_talk, policies_of_table, policies_of_return,
            policies_of_rights, policies_of_format,
        ):  # fmt: skip
            register(module.POLICIES)
        _show_at_the_pupil()


def _show_at_the_pupil() -> None:
    """What stands on a pupil's own page, and the words for what was done; jobs register themselves."""
    from warmwelkom.rooms.handover import (  # noqa: PLC0415  after the models
        act_words,
        act_words_of_table,
        jobs_of_table,  # noqa: F401
        jobs_of_talk,  # noqa: F401
    )
    from warmwelkom.rooms.handover.queries.readable import may_read_dossier  # noqa: PLC0415  the same
    from warmwelkom.rooms.transitions.api import (  # noqa: PLC0415  the same
        add_own_way,
        add_staff_way,
        add_words,
    )

    for words in (act_words, act_words_of_table):
        add_words(words.WORDS, reading=words.READING)
    add_own_way(
        "handover.my_dossier", "handover:my_dossier", _("Het overstapdossier, en wie erin keek")
    )
    add_own_way(
        "handover.my_talk", "handover:my_talk", _("Een gesprek over jou, je naam en je foto")
    )
    add_staff_way(may_read_dossier, "handover:dossier", _("Het overstapdossier"))
    add_own_way("handover.ask_rights", "handover:own_rights", _("Mijn rechten"))
