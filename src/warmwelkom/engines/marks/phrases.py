"""Words of distress, as youngsters write them.

Drawn up for this project from the subjects that the Dutch help lines name (113 on suicide, the Kindertelefoon, Veilig
Thuis, Centrum Seksueel Geweld) and from how Dutch youngsters spell; no list of others was copied. It misses what
nobody thought of, what is said in another language and what stands between the lines.

How to read a phrase: words with a space between; `a|b` is either; `leven*` any ending; `_` up to three words between,
`+` exactly one; `a~b` two words as one; `.` the end of a sentence or of the text. Words are compared after `distress.plain_words`: small
letters, no diacritics, no double letters, 3 for e and the like read as letters, `nie` as niet, `mn` as mijn.
"""

from __future__ import annotations

import enum
from typing import Final


class Topic(enum.StrEnum):
    """What a phrase points to; the page with help lines chooses by it."""

    SUICIDE = "suicide"
    SELF_HARM = "self_harm"
    VIOLENCE = "violence"
    ABUSE = "abuse"
    EATING = "eating"
    THREAT = "threat"
    BULLYING = "bullying"
    UNSAFE = "unsafe"
    AT_THE_END = "at_the_end"


ABOUT: Final[dict[Topic, tuple[str, str]]] = {
    Topic.SUICIDE: ("dit kan over zelfmoord gaan", "this may be about suicide"),
    Topic.SELF_HARM: ("dit kan over jezelf pijn doen gaan", "this may be about self-harm"),
    Topic.VIOLENCE: ("dit kan over geweld thuis gaan", "this may be about violence at home"),
    Topic.ABUSE: ("dit kan over seksueel misbruik gaan", "this may be about sexual abuse"),
    Topic.EATING: ("dit kan over een eetprobleem gaan", "this may be about an eating disorder"),
    Topic.THREAT: ("dit kan een bedreiging zijn", "this may be a threat"),
    Topic.BULLYING: ("iemand wordt misschien gepest", "somebody may be bullied"),
    Topic.UNSAFE: ("iemand is misschien niet veilig", "somebody may not be safe"),
    Topic.AT_THE_END: ("iemand kan misschien niet meer", "somebody may be at the end"),
}

SELF: Final = "mezelf|mijzelf|mij~zelf|mijn~zelf|me~zelf"
US: Final = "me|mij|ons|hem|haar|je|jou|jullie|hun|hen|iemand"
AT_HOME: Final = (
    "mijn~vader|mijn~moeder|mijn~ouders|mijn~pa|mijn~ma|mijn~papa|mijn~mama|mijn~stief*|mijn~broer*|mijn~zus*|mijn~oom"
    "|mijn~vriend|mijn~ex|me~vader|me~moeder|me~ouders|me~pa|me~ma|me~stief*|me~broer*|me~oom"
)
HIT: Final = "slaat|sloeg|slaan|geslagen|schopt|schopte|schoppen|mishandelt|mishandeld*"

PHRASES: Final[dict[Topic, tuple[str, ...]]] = {
    Topic.SUICIDE: (
        "zelfmoord*|zelfdoding*|suicid*|sulcid*|zelf~moord|kms|euthanasie|afscheidsbrief*",
        "wil|wou|wilde|wilt|ga|moet|liever|beter|maar|mag dood|sterven|doodgaan",
        "wil|wou|wilde + dood|sterven|doodgaan .|en|want|echt",
        "wil|wou|wilde echt|gewoon|liever|het|nu|soms|alleen|ook dood|sterven|doodgaan",
        "niet|nooit meer leven|leve|verder~leven",
        "geen|gene zin|nut|reden _ leven|leve",
        "klaar met het|mijn|dit leven",
        "maak|maken|maakte er _ eind|einde aan",
        "er _ eind|einde aan maken|maak|gemaakt|te~maken",
        "wil|wou|wilde|liever|hoef|beter _ niet meer zijn|bestaan|wakker",
        "als ik er niet meer ben|was|zou",
        "nooit geboren",
        "niemand _ missen|mist",
        "niemand merkt|mist * als ik weg|dood|er",
        "wereld|iedereen _ beter _ zonder mij|me",
        "spring*|sprong|gooi _ voor _ trein|metro|tram|bus|auto",
        "voor de|een trein|metro|tram|bus|auto springen|spring|gooien|liggen",
        "spring*|sprong _ van _ dak|flat|brug|gebouw|balkon",
        "pillen|pilen|medicijnen _ slik*|inneem|innemen|nemen",
        "slik*|neem _ pillen|pilen|medicijnen _ tegelijk|keer|allemaal|doosje",
        "overdosis",
        f"hang*|verhang* {SELF}|me~op|mij~op",
        f"{SELF} op~hangen|ophangen|verhangen|doden|doodmaken|vermoorden|kapot~maken",
        "wil weg|verdwijnen _ altijd",
        "zie het niet meer zitten",
        "leven _ geen zin|zinloos|niks waard",
    ),
    Topic.SELF_HARM: (
        "automutil*|zelfbeschadig*|selfharm",
        f"snij*|sneed|sned|gesneden|kras*|brand*|krab* _ {SELF}",
        f"{SELF} _ snij*|sned*|gesned*|kras*|gekrast|brand*|pijn|straf*",
        "snij*|sneed|kras*|brand* _ mijn|me|de arm*|pols*|been|benen",
        "mijn|me pols* _ snij*|gesned*|open",
        f"doe|deed|doen|doet {SELF} pijn|iets|wat",
        f"haat {SELF}|mijn~leven|me~leven",
    ),
    Topic.VIOLENCE: (
        "mishandel*|eerwraak|huiselijk|kindermishandel*",
        f"{AT_HOME} {HIT} _ me|mij|ons|mijn",
        "slaat|sloeg|slaan|schopt|schopte|schoppen me|mij|ons",
        "slaat|sloeg|schopt mijn|me moeder|vader|ma|mama|pa|zus*|broer*",
        "word|werd|ben + geslagen|geschopt|getrapt",
        "word|werd|ben geslagen|geschopt|getrapt",
        "geweld _ thuis",
        "thuis _ geweld|geslagen|mishandel*",
        "word|ben opgesloten",
    ),
    Topic.ABUSE: (
        "verkracht*|aangerand*|aanrand*|misbruik*|loverboy*|prostitu*|incest|grooming|sextortion",
        "zit|zat|zaten|komt|kwam aan me|mij",
        "raakt|raakte me|mij aan",
        "betast*|bepotel*|chanteer*|chantage*|gechanteerd",
        "nudes|naaktfoto*|naakt~foto*|blote~foto*",
        "fotos|foto _ sturen|delen _ anders|deelt|verspreid*",
        "moet|moest|dwingt|dwong _ seks|sex",
    ),
    Topic.EATING: (
        "anorexi*|boulimi*|eetstoornis*|eet~stoornis",
        "kots* _ eten|alles _ uit",
        "eten|alles _ uit~kotsen|uitkotsen|overgeven",
        "eet|at|gegeten _ dagen _ niks|niets|niet",
        "eet|durf|wil|kan niks|niets|niet meer te eten|eten .",
    ),
    Topic.THREAT: (
        "bedreig*|doodsbedreig*|doodmaken|doodsteken|doodslaan|neersteken|neerschieten|afmaken|doodschieten|kys",
        f"maak|steek|schiet {US} dood|neer|af|kapot",
        f"sla {US} dood|neer|in~elkaar",
        f"ga|gaat|gaan|wil|wilt|willen|komt {US} steken|slaan|vermoorden|verkrachten|schieten|killen",
        f"{US} ga|gaat|gaan|wil|willen|komen steken|slaan|vermoorden|verkrachten|schieten|killen",
        f"vermoor* {US}",
        f"{US} vermoor*|doden|killen",
        "mes|wapen|pistool|vuurwapen mee|bij|op me|mij|zak|naar|school",
        "neem|neemt|nam|heeft|had|heb _ mes mee|bij",
        "met een mes|wapen|pistool bedreig*|gestoken",
        "neem|neemt|heeft|heb _ wapen|pistool",
        "bom|aanslag _ school",
    ),
    Topic.BULLYING: (
        "ik word _ gepest|buitengesloten|uitgescholden|gediscrimineerd",
        "word ik _ gepest|buitengesloten|uitgescholden|gediscrimineerd",
        "en word + gepest|buitengesloten|uitgescholden|gediscrimineerd",
        "pest|pesten|treitert|treiteren me|mij|ons",
    ),
    Topic.UNSAFE: (
        "niet|nie|nergens _ veilig thuis",
        "thuis _ niet _ veilig",
        "thuis niet fijn",
        "thuis onveilig|bang",
        "voel _ niet|nergens veilig",
        "voel _ onveilig",
        f"bang voor {AT_HOME}",
        "durf|mag|wil niet _ naar huis",
        "weggelopen|weglopen van huis|thuis",
        "van huis weggelopen|weglopen",
        "uit huis gezet|geplaatst|gezet|gegooid",
        "uithuwelijk*|uitgehuwelijk*|huwelijksdwang",
        "moet|gedwongen|dwingen trouwen",
        "slaap|slapen|leef|leven|woon op straat",
        "thuis geen eten",
        "dwing*|dwong|gedwongen|moet _ drugs|dealen|stelen|geld~halen",
        "ben zwanger",
        "durf het niet|niemand te vertellen",
    ),
    Topic.AT_THE_END: (
        "zit er _ doorheen|doorheen",
        "trek|trok het|dit niet",
        "hou|houd|hout het|dit niet _ vol",
        "ik kan|kon _ niet meer .|en|want|aub|help|verder",
        "en|maar kan|kon _ niet meer .|en|want|aub|help|verder",
        "help me|mij .|aub|alsjeblieft|please|pls",
        "depress*|depri",
        "alles is zwart",
        "geen uitweg",
    ),
}

SAYINGS: Final = (
    "ga|ging|gaat dood van",
    "schaam|schamde|schaamde|lach|lachte|schrik|schrok|verveel|erger|zweet|werk me|mij dood|kapot|rot",
    "ga kapot van|aan",
    "vermoordt|vermoord|vermoorden me|mij als|wanneer",
    "spring*|sprong _ raam",
    "kan niet meer van het|de lachen|lach",
)
"""Held as well, with the note that it may be a saying."""
