"""How an act at a round table, of what comes back, or on a request reads, to the pupil it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

READING = ("handover.see_case",)
WORDS = {
    "handover.see_case": _("keek naar je gegevens voor de overstaptafel"),
    "handover.screen_case": _("zei of jouw plek geregeld is, voor de overstaptafel"),
    "handover.decide_case": _("besloot met de overstaptafel wat er voor je gebeurt"),
    "handover.settle_table_action": _("zei of gedaan is wat de overstaptafel beloofde"),
    "handover.give_feedback": _("vertelde je oude school hoe het met je gaat"),
    "handover.mark_agreement": _("zei of een afspraak over jou is nagekomen"),
    "handover.enter_request": _("schreef op wat je vroeg over je gegevens"),
    "handover.handle_request": _("behandelde je vraag over je gegevens"),
    "handover.own_request": _("trok een vraag over gegevens in"),
}
