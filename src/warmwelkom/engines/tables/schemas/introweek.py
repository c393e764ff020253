"""What an introduction week is made of, as a planner keeps it: rooms, parts, mentors and old teachers."""

from __future__ import annotations

from warmwelkom.engines.tables.schema import FieldSpec, Kind, Schema

YES_NO = {
    "yes": ("ja", "j", "1", "x", "waar", "true", "yes", "y"),
    "no": ("nee", "n", "0", "onwaar", "false", "no"),
}


def _text(name: str, nl: str, en: str, longest: int, *more: str, required: bool = False) -> FieldSpec:  # fmt: skip
    return FieldSpec(name=name, kind=Kind.TEXT, label_nl=nl, label_en=en, required=required, longest=longest,
                     synonyms=(nl, en, *more))  # fmt: skip


def _words(name: str, nl: str, en: str, *more: str) -> FieldSpec:
    return FieldSpec(name=name, kind=Kind.LIST, label_nl=nl, label_en=en, synonyms=(nl, en, *more))


def _number(name: str, nl: str, en: str, *more: str, required: bool = False) -> FieldSpec:
    return FieldSpec(name=name, kind=Kind.INTEGER, label_nl=nl, label_en=en, required=required,
                     synonyms=(nl, en, *more))  # fmt: skip


def _yes_no(name: str, nl: str, en: str, *more: str) -> FieldSpec:
    return FieldSpec(name=name, kind=Kind.CHOICE, label_nl=nl, label_en=en, choices=YES_NO,
                     synonyms=(nl, en, *more))  # fmt: skip


HALF_DAYS = _words("half_days", "is er op", "is there on", "dagdelen", "dagdeel", "half-days",
                   "beschikbaar", "aanwezig op", "available")  # fmt: skip
EMAIL = FieldSpec(
    name="email", kind=Kind.EMAIL, label_nl="mail", label_en="mail address",
    synonyms=("mail", "e-mail", "email", "mailadres", "e-mailadres", "mail address"),
)  # fmt: skip

WEEK_ROOMS = Schema(
    name="week_rooms", label_nl="ruimtes", label_en="rooms", key=("name",),
    fields=(
        _text("name", "ruimte", "room", 40, "lokaal", "naam", "zaal", "name", "lokaal of ruimte", required=True),
        _text("building", "gebouw", "building", 80, "pand", required=True),
        _text("location", "locatie", "location", 200, "vestiging", "campus"),
        _number("seats", "plaatsen", "seats", "stoelen", "zitplaatsen", "capaciteit", "capacity", required=True),
        _number("parallel_groups", "groepen tegelijk", "groups at once", "aantal groepen", "groepen"),
        _words("features", "wat er is", "what is there", "kenmerken", "voorzieningen", "features"),
        _words("closed", "dicht op", "closed on", "dicht", "gesloten", "closed"),
    ),
)  # fmt: skip
WEEK_PARTS = Schema(
    name="week_parts", label_nl="onderdelen", label_en="parts", key=("title",),
    fields=(
        _text("title", "onderdeel", "part", 80, "naam", "titel", "activiteit", "title", "name", required=True),
        _words("features", "wat de ruimte heeft", "what the room has", "ruimte", "soort ruimte", "room"),
        _words("after", "pas na", "only after", "na", "after"),
        _words("slots", "alleen op", "only on", "wanneer", "tijden", "when", "times"),
        _yes_no("takes_visit", "oude docent erbij", "former teacher joins", "bezoek", "oude docent", "old teacher joins", "visit"),
        _yes_no("led_by_mentor", "mentor leidt", "led by the mentor", "mentor"),
        _text("bring", "wat neem je mee", "what to bring", 160, "meenemen", "bring"),
    ),
)  # fmt: skip
WEEK_MENTORS = Schema(
    name="week_mentors", label_nl="mentoren", label_en="mentors", key=("name",),
    fields=(
        _text("name", "naam", "name", 200, "mentor", "docent", required=True),
        EMAIL,
        _text("programme", "opleiding", "programme", 200, "crebo", "opleiding of crebo", required=True),
        _number("max_groups", "groepen", "groups", "aantal groepen", "hoogstens", "max groepen"),
        HALF_DAYS,
    ),
)  # fmt: skip
WEEK_TEACHERS = Schema(
    name="week_teachers", label_nl="oude docenten", label_en="former teachers", key=("code", "email", "name"),
    fields=(
        _text("school", "school", "old school", 200, "oude school", "vo-school", "brin", required=True),
        FieldSpec(name="code", kind=Kind.CODE, label_nl="afkorting", label_en="code", longest=30,
                  synonyms=("afkorting", "code", "docentcode", "teacher code")),
        _text("name", "naam", "name", 200, "docent", "teacher", required=True),
        EMAIL,
        HALF_DAYS,
        _number("max_visits", "bezoeken", "visits", "hoogstens", "aantal bezoeken", "max bezoeken"),
        _text("travel", "reis", "travel", 200, "vervoer"),
    ),
)  # fmt: skip
HALVES = {
    "am": ("ochtend", "ochtends", "voormiddag", "am", "vm", "morning"),
    "pm": ("middag", "middags", "namiddag", "pm", "nm", "afternoon"),
}
WEEK_SLOTS = Schema(
    name="week_slots", label_nl="lesuren", label_en="times", key=("day",),
    fields=(
        FieldSpec(name="day", kind=Kind.DATE, label_nl="dag", label_en="day", required=True,
                  synonyms=("dag", "datum", "day", "date")),
        FieldSpec(name="half", kind=Kind.CHOICE, label_nl="dagdeel", label_en="half-day", choices=HALVES,
                  synonyms=("dagdeel", "half-day", "ochtend of middag")),
        _text("begins", "van", "from", 20, "begin", "begint", "start", "starttijd", "begintijd", required=True),
        _text("ends", "tot", "to", 20, "eind", "einde", "eindigt", "eindtijd", "end", "until", required=True),
    ),
)  # fmt: skip
WEEK_WALKS = Schema(
    name="week_walks", label_nl="looptijden", label_en="walking times", key=("a",),
    fields=(
        _text("a", "van gebouw", "from building", 80, "gebouw", "van", "gebouw a", "building", "from", required=True),
        _text("b", "naar gebouw", "to building", 80, "naar", "gebouw b", "ander gebouw", "to", required=True),
        _number("minutes", "minuten", "minutes", "looptijd", "minuten lopen", "walking minutes", required=True),
    ),
)  # fmt: skip
WEEK_BUDDIES = Schema(
    name="week_buddies", label_nl="maatjes", label_en="buddies", key=("name",),
    fields=(
        _text("school", "oude school", "old school", 200, "school", "vo-school", "brin", required=True),
        _text("name", "voornaam", "first name", 80, "naam", "maatje", "name", "buddy", required=True),
        _text("programme", "opleiding", "programme", 200, "crebo", "opleiding of crebo", required=True),
        HALF_DAYS,
        _text("where", "te vinden", "to be found", 120, "waar", "plek", "where"),
        FieldSpec(name="agreed_on", kind=Kind.DATE, label_nl="zei ja op", label_en="said yes on", not_ahead=True,
                  synonyms=("zei ja op", "toestemming op", "toestemming", "said yes on", "consent on")),
    ),
)  # fmt: skip
