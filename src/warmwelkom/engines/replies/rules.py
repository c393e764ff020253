"""The rules, as data: what a phrase in a reply points to.

Drawn up for this project from how Dutch youngsters write. How to read a phrase: see `engines.marks.phrases`; words are
compared without capitals, diacritics and double letters, so write them as you like.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final


class Kind(enum.StrEnum):
    """What a person has to do with a reply."""

    DONE = "done"
    QUESTION = "question"
    PLAN_CHANGED = "plan_changed"
    WRONG_NUMBER = "wrong_number"
    DISTRESS = "distress"
    STOP = "stop"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`phrases` may stand anywhere; `alone` must be a whole sentence, apart from small words."""

    code: str
    kind: Kind
    dutch: str
    english: str
    phrases: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    signs: str = ""
    """A pattern on the text as it was written."""


MESSAGE: Final = "bericht*|appje*|apjes|app|apps|sms*|mail*|tekst*|meldingen|reminder*|spam"
SEND: Final = "appen|app|appt|sms*|stuur*|sturen|mailen|mail|berichten|tekst*|lastig~vallen|lastigvallen|spammen|bellen"
SCHOOL: Final = "opleiding*|school|studie|mbo|roc|cursus|richting|leren|studeren|inschrijving|aanmelding|intake*"
SMALL: Final = (
    "aub|alsjeblieft|please|pls|plz|nu|gewoon|graag|bedankt|dank|thx|thanks|hiermee|maar|ok|oke|ja|doei|man|bro|meneer"
    "|mevrouw|hoi|hallo|hey|yo|dag|echt|even|ff|direct|maar|het|is|dus|alles|gr|groetjes|groet|nee|jaa|joe|top"
)  # fmt: skip

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        code="number_1", kind=Kind.DONE, signs=r"^(?i:\W*(?:antwoord\s+|optie\s+|nr\.?\s*)?)(?:1|één|een)\W*$",
        dutch="er staat ‘{words}’, het antwoord voor: klaar",
        english="it says ‘{words}’, the answer for: done",
    ),
    Rule(
        code="number_2", kind=Kind.QUESTION, signs=r"^(?i:\W*(?:antwoord\s+|optie\s+|nr\.?\s*)?)(?:2|twee)\W*$",
        dutch="er staat ‘{words}’, het antwoord voor: ik wil hulp",
        english="it says ‘{words}’, the answer for: I want help",
    ),
    Rule(
        code="number_3", kind=Kind.PLAN_CHANGED, signs=r"^(?i:\W*(?:antwoord\s+|optie\s+|nr\.?\s*)?)(?:3|drie)\W*$",
        dutch="er staat ‘{words}’, het antwoord voor: mijn plan is anders",
        english="it says ‘{words}’, the answer for: my plan is different",
    ),
    Rule(
        code="not_received", kind=Kind.QUESTION,
        phrases=(f"geen|niet|niks|nooit _ {MESSAGE} _ gekregen|ontvangen|gehad|binnen",
                 "niks|niets gekregen|ontvangen|gehoord", "niet binnen~gekregen|gekregen|ontvangen"),
        dutch="er staat ‘{words}’: iets kwam niet aan",
        english="it says ‘{words}’: something did not arrive",
    ),
    Rule(
        code="stop_messages", kind=Kind.STOP,
        phrases=(
            f"niet|nooit|nie _ meer _ {SEND}", f"geen|gene _ {MESSAGE} _ meer", "geen appjes|apjes|spam",
            f"geen|gene {MESSAGE} van jullie|jou|u", f"stop|stoppen|stopt|stoppe _ met|mee _ {SEND}|{MESSAGE}", f"stop _ {MESSAGE}",
            f"hou|houd _ op _ {SEND}|{MESSAGE}", "laat me|mij|mn met rust", "haal|gooi|schrap|verwijder _ van|uit _ lijst|groep|systeem",
            "verwijder|wis|delete _ mijn _ nummer", f"wil|hoef|hoeft|willen _ geen|gene {MESSAGE}", "unsubscribe|opt~out|optout",
            f"afmelden|uitschrijven|afgemeld|afmeld voor|van|uit _ {MESSAGE}|dit|deze|hiervan", "stuur|app|sms|mail _ niks|niets|niet meer",
            f"ophouden met _ {SEND}|{MESSAGE}", "stop texting|messaging|sending", "geen|gene contact meer", "blokkeer|blok _ jullie|nummer",
        ),
        dutch="er staat ‘{words}’: de leerling wil geen berichten meer",
        english="it says ‘{words}’: the pupil wants no more messages",
    ),
    Rule(
        code="wrong_number", kind=Kind.WRONG_NUMBER,
        phrases=(
            "verkeerd|verkeerde|fout|foute|verkeert _ nummer|persoon|iemand|adres|mail", "wrong number|person", "niet het|mijn|dit juiste|goede nummer",
            "ken|kennen _ deze|die|geen _ persoon|leerling|jongen|meisje", "niet meer het nummer van", "nummer is niet van|meer van",
            "niet van mijn zoon|dochter|kind", "heb|hebben geen zoon|dochter|kinderen|kind", "dit is _ nieuw|ander|nieuwe nummer niet",
            "iemand anders|aders zijn|haar nummer", "dit is niet zijn|haar|het nummer|nr|mail*", "u|je|jullie hebt|hebben|heb|heeft de|het verkeerde",
            "zit|zat al|allang|niet _ op school meer", "nummer _ overgenomen", "ben geen leerling|scholier|student",
        ),
        signs=r"\b[Ii]k ben (?:niet|geen) (?!Meer|Zeker|Klaar)[A-Z][a-zé]+|\b(?:[Hh]ier woont|[Dd]it is) geen [A-Z][a-zé]+",
        dutch="er staat ‘{words}’: dit nummer is misschien niet van de leerling",
        english="it says ‘{words}’: this number may not be the pupil’s",
    ),
    Rule(
        code="plan_changed", kind=Kind.PLAN_CHANGED,
        phrases=(
            f"stop|gestopt|stoppen|stopte|stopt _ met|mee _ {SCHOOL}|ermee", f"afmelden|uitschrijven|afgemeld|uitgeschreven|uitschrijf voor|bij|van|op _ {SCHOOL}",
            f"ga|gaat|wil|kom|kan|hoef|ging _ niet|nie _ meer _ naar|bij|aan|op _ {SCHOOL}|jullie", f"ga|wil|kom _ niet|nie _ naar|bij|aan|op|met|doen _ {SCHOOL}|jullie",
            f"andere|ander|anders _ {SCHOOL}", "ga|wil|kies|doe|kom _ toch niet|geen|naar|een|voor|wat", "toch niet|nie meer|komen|naar|doen|gaan|starten|beginnen",
            "tussenjaar|gap~year|gapyear|tussen~jaar", "gezakt|zitten~blijven|doubleer*|blijf~zitten", "blijf|blijven _ zitten", "ga|naar|op|doe _ havo",
            "verhuis*|verhuizen", "ga|wil|kan _ werken|fulltime", "heb _ werk|baan gevonden", "bedacht|van~gedachten|gedachten~veranderd|veranderd~van",
            "plan|plannen|plek _ anders|veranderd|gewijzigd|weg|ingetrokken", f"{SCHOOL} _ ingetrokken|geannuleerd|stopgezet|veranderd", "trek _ in",
            "afgewezen", "niet|nie aangenomen|toegelaten|geplaatst", "geen plek|plaats|stage|leerbedrijf|contract _ meer|gevonden|gekregen",
            "defensie|het~leger|leger", "switch*|overstap* _ naar", "ga|kom|begin|start _ later|februari|oktober|volgend~jaar", "ander|andere roc|mbo|school|opleiding|studie",
        ),
        dutch="er staat ‘{words}’: het plan is misschien veranderd",
        english="it says ‘{words}’: the plan may have changed",
    ),
    Rule(
        code="stop_word", kind=Kind.STOP,
        phrases=("meld me|mij|mn af", "schrijf me|mij|mn uit", "wil _ afmelden|uitschrijven", "kan _ me|mij _ afmelden|uitschrijven"),
        alone=("stop|stopp|stopt|stoppen|stoppe|afmelden|afmelde|uitschrijven|afgemeld|kappen|genoeg|ophouden|hou~op|houd~op|kap|unsub",),
        dutch="er staat ‘{words}’, verder niets: de leerling wil geen berichten meer",
        english="it says ‘{words}’ and nothing else: the pupil wants no more messages",
    ),
    Rule(
        code="asks_help", kind=Kind.QUESTION,
        phrases=(
            "help*|hulp", "bel me|mij|mn|even|ff", "kan|kun|kunt|kunnen|wil|wilt|willen iemand|je|jij|u|jullie _ me|mij|bellen|helpen|uitleggen|sturen",
            "snap|begrijp|weet|vind|zie _ niet|nie", "lukt|lukte|werkt|doet|gaat|kom|kan _ niet|nie", "kan|kon _ niet _ inloggen|vinden|openen|betalen|uploaden",
            "geen geld|laptop|idee|ov|fiets|vervoer", "probleem|problemen|foutmelding|error", "heb _ vraag|vragen|vraagje", "ben|was _ vergeten|kwijt",
        ),
        dutch="er staat ‘{words}’: de leerling heeft iemand nodig",
        english="it says ‘{words}’: the pupil needs somebody",
    ),
    Rule(
        code="question", kind=Kind.QUESTION, signs=r"[^?]{0,40}\?+|(?i:^\W*(?:hoe|wat|waar|wanneer|welke?|wie|waarom|hoeveel|hoelaat|moet(?! nog)|kan|mag)\b.{0,30})",
        dutch="er staat een vraag: ‘{words}’",
        english="it asks: ‘{words}’",
    ),
    Rule(
        code="not_yet", kind=Kind.OTHER,
        phrases=(
            "nog _ niet|nie|geen|bezig|wachten|doen|moet", "niet|nie _ klaar|gedaan|gelukt|geregeld|gefixt", "bijna klaar|gedaan",
            "ga|zal|doe|wil _ het|dit _ morgen|straks|later|vanavond|zo|doen|volgende|weekend", "ben _ bezig|mee~bezig", "moet _ nog", "morgen|straks|vanavond|binnenkort",
        ),
        dutch="er staat ‘{words}’: het is nog niet klaar",
        english="it says ‘{words}’: it is not done yet",
    ),
    Rule(
        code="says_done", kind=Kind.DONE,
        phrases=(
            "klaar|gedaan|geregeld|gelukt|gefixt|gefixd|afgerond|done|finished|voltooid", "ingevuld|opgestuurd|ingeleverd|verstuurd|gestuurd|doorgestuurd|geupload",
            "betaald|besteld|gekocht|opgehaald|aangevraagd|getekend|ondertekend|ingeschreven|bevestigd|aangemeld|ingetrokken|doorgegeven",
            "heb|heeft _ al|het|alles|hem|die _ binnen|af", "heb het|hem|die al|wel", "is al|allemaal _ binnen|rond|af|goed", "staat erin|erop|klaar", "check|checked",
        ),
        alone=("af|rond|tis~af|geregelt|fixed",),
        signs=r"^\W*[👍✅✔]",
        dutch="er staat ‘{words}’: de leerling zegt dat het klaar is",
        english="it says ‘{words}’: the pupil says that it is done",
    ),
)  # fmt: skip
"""The order is the order of looking. What comes first holds: a wish to stop before a question, a question before "done"."""

DISTRESS: Final = Rule(
    code="distress",
    kind=Kind.DISTRESS,
    dutch="er staat ‘{words}’: bel meteen",
    english="it says ‘{words}’: call at once",
)
SAYING: Final = Rule(
    code="distress_saying",
    kind=Kind.DISTRESS,
    dutch="er staat ‘{words}’: dit kan een uitdrukking zijn, bel toch even",
    english="it says ‘{words}’: this may be a saying, call all the same",
)
NO_RULE: Final = Rule(
    code="no_rule",
    kind=Kind.OTHER,
    dutch="geen van onze regels herkent dit: lees het zelf",
    english="none of our rules knows this: read it yourself",
)
EVERY: Final = {rule.code: rule for rule in (DISTRESS, *RULES, SAYING, NO_RULE)}
