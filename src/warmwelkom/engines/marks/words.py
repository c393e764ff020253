"""The tables: given names, names that are also words, what stands before a name, what never is one.

`names.txt` holds given names of youngsters and staff, folded to plain letters; where they come from stands in
docs/credits.md. A name that is missing there is found after a title or not at all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import Final

LETTERS: Final = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "ß": "ss", "đ": "d", "æ": "ae"})
WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def table(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that are also names. The first are everyday words or forms of verbs: a name only after a title, or with a
# capital inside a sentence. The others are a name as well after one of NEAR_A_NAME.
EVERYDAY: Final = table(
    """ad ben can elke eren erin ernst ger gul hope jan jo job joke julie junior ken koos leen lente lieve max may
    mei million nada sep staf storm sultan ton toon wil will"""
)
ALSO_WORDS: Final = table(
    """aad angel arend aster bas berk blessing cas demi eden faith favour fee ferry fleur gil grace iris jade
    jasmijn jet joy jun kick linde lot lou maas madelief mare mark mart mats mees merel minne nette nova
    precious prince princess puck puk raf rein riet roman roos rose sem sky stan sterre summer sunny thor wei
    wolf"""
)
NEAR_A_NAME: Final = table(
    """bij broer broertje buddy collega dochter groet groeten groetjes heet heette klasgenoot liefs maatje mentor
    met naast neef nicht van volgens vriend vriendin xxx zoon zus zusje"""
)

# juf, meneer … before a name; of the others only a name with a capital or from the table counts
ADDRESSES: Final = table("juf juffrouw meester meneer mevrouw mvr mevr mw dhr mr mijnheer juffie")
FUNCTIONS: Final = table(
    """begeleider coach concierge decaan directeur docent docente leraar lerares mentor praktijkopleider rector
    stagebegeleider teamleider"""
)
PREFIXES: Final = table("van de den der ten ter te el al ait ben la le da dos 't")
NO_NAME: Final = table(
    """aan af al alleen als altijd anders appt begrijpt belt ben bent beter bij bleef blijft blijven brengt dan dat
    de deed den denkt der deze die dit doe doen doet door dus echt een eens elke en er even ga gaat gaf geeft
    geen gewoon ging had heb hebben heeft heel helpt hem het hielp hier hij hoe hoeft houdt ik in is ja je jij
    jullie kan kent kijkt komt kon krijg krijgt kunnen laat leert leest legt leuk liep loopt luistert maakt maar
    mag mee meer met mij mijn misschien mist moet moeten na naar nee neemt niet nodigt noemt nog nooit nou nu of
    om onder ook op over praat rijdt roept s schreeuwt schrijft snapt soms speelt staat stelt stond stuurt te
    tegen toch toen tot u uit uitlegt van vanaf veel vertelt vindt vond voor vraagt vroeg waar wacht waren was
    wat we weet wel werd werkt wie wij wil willen wilt woont word wordt wou zag zal ze zegt zei zich ziet zij
    zijn zit zo zoekt zonder zorgt zou zullen"""
)
PLACES_AT_WORK: Final = table(
    """aardrijkskunde administratie balie beveiliging bibliotheek bieb biologie bouw bus daar drama duits economie
    eerste engels frans gemeente geschiedenis groen groep gym hier horeca huis ict intake intro introductie
    kantine klas koken kooklokaal les lessen mbo metaal muziek nask natuurkunde nederlands nieuwe opleiding oude
    praktijk receptie rekenen roc scheikunde school spaans stage stagebedrijf taxi techniek tekenen toen trein
    tweede vmbo vorig vorige wijk winkel wiskunde zorg"""
)

SURNAMES_WITH_DE: Final = table(
    """backer bakker beer bie boer bont bruijn bruin clercq gier goede graaf groot haan heer hoog hoop jager jong
    jonge jongh keijzer keizer kleijn kock kok koning korte koster kruijf kuiper lange leeuw man meester mol
    munck nijs raad ridder rijk rooij roos rooy ruijter ruiter smet swart visser vos vreede vries waal weerd
    wilde winter wit wolf zwart"""
)
"""`meneer de vries` is a name and `meneer de laptop doet het niet` is not: in small letters only these count."""


@cache
def given_names() -> frozenset[str]:
    text = resources.files(__package__).joinpath("names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def fold(text: str) -> str:
    """Lower case, plain letters: `Şevval` is sevval, `Zoë` zoe."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
