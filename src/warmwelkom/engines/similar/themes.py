"""Small themes of the way from vmbo to mbo: words that stand for the same subject.

Made by hand from the field's own words, before and beside any one region's texts. `word*` is every word that begins
so. A theme alone is a weak sign; several shared ones tell that two texts are about the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Theme:
    dutch: str
    english: str
    words: str


THEMES: Final = (
    Theme("alleen of samen", "alone or together", "alleen eentje samen maatje* buddy* vriend* klasgenoot* klasgenoten eenzaam"),
    Theme("de weg vinden", "finding the way", "verdwaal* verdwalen plattegrond* bordje* bewegwijzering wegwijs* lokaal* lokalen gebouw* route* rondleid* gang* kaart"),
    Theme("reizen", "travelling", "reis* reizen bus bussen trein* treinen ov* tram* metro onderweg overstap* station* halte* fiets* openbaar"),
    Theme("laptop en internet", "laptop and internet", "laptop* computer* chromebook* wifi internet printer* stopcontact* inlog* wachtwoord*"),
    Theme("geld", "money", "geld duur* kost* betaal* betalen prijzig* onbetaalbaar goedkop* gratis vergoed* budget schuld* leen* lenen studiefinanciering duo huur"),
    Theme("stage en leerbaan", "placement", "stage* leerbedri* leerbaan bbl* werkgever* baas contract* solliciteer* solliciteren praktijkplek"),
    Theme("rooster", "timetable", "rooster* tussenu* lesuren lestijden planning planner agenda"),
    Theme("docenten", "teachers", "docent* leraar leraren lerares leerkracht* juf* meester meneer mevrouw mentor* coach* slb*"),
    Theme("hulp", "help", "begeleid* hulp help* ondersteun* aanspreekpunt vertrouwenspersoon"),
    Theme("pesten", "bullying", "pest* gepest* buitengesloten uitgelachen uitschelden lastiggevallen"),
    Theme("taal", "language", "taal* nederlands* spelfout* dyslexie tolk vertaal* vertalen spreken spreekt woorden spelling"),
    Theme("rust en drukte", "quiet and noise", "prikkel* stil* rust* herrie lawaai* druk* koptelefoon afgeleid concentr* geluid*"),
    Theme("geloof", "faith", "bid* gebed* moslim* ramadan vasten islam* suikerfeest divali kerst*"),
    Theme("eten", "food", "eten eet kantine broodje* halal varkensvlees lunch* maaltijd* snack* koken"),
    Theme("thuis", "home", "broertje* zusje* kleintjes oppassen mantelzorg* thuis broer zus gezin"),
    Theme("ouders", "parents", "ouder* moeder vader mama papa zoon dochter"),
    Theme("kiezen", "choosing", "kies* kiezen keuze* twijfel* wisselen overstappen richting past"),
    Theme("zomer", "summer", "zomer* vakantie* juli augustus"),
    Theme("het begin", "the beginning", "begin beginnen begint eerste introductie* intro* kennismak* start* kamp welkom*"),
    Theme("spullen", "materials", "boek* spullen gereedschap* werkkleding schoenen meenemen materia* kleren"),
    Theme("ziek zijn", "being ill", "ziek* afmeld* afwezig*"),
    Theme("schoon", "clean", "toilet* wc* vies* schoon* smerig*"),
    Theme("rekenen", "arithmetic", "reken* wiskunde sommen cijferen"),
    Theme("bijbaan", "job", "bijbaan* baantje* weekend*"),
    Theme("praktijk", "practice", "praktijk* handen theorie werkplaats*"),
    Theme("de oude school", "the old school", "vmbo* oude vorige overdracht dossier*"),
    Theme("bericht krijgen", "hearing from school", "bericht* hoor* horen mail* app appje* groepsapp bellen bel* antwoord* brief brieven contact weken"),
    Theme("spreken", "speaking up", "presenter* spreekbeurt praten"),
    Theme("leren", "learning", "huiswerk* leren toets*"),
    Theme("veilig", "safe", "gestolen stelen fietsenstalling toezicht camera* kluisje*"),
    Theme("komen kijken", "having a look", "meeloop* meelopen open opendag kijken proefles* voorlicht*"),
    Theme("de klas", "the class", "klas klassen groep groepen groepje* indeling indelen"),
    Theme("lang zitten", "sitting long", "lang lange langer stilzitten zitten pauze*"),
    Theme("spannend", "scary", "eng bang durf* spannend zenuwachtig* angst*"),
)  # fmt: skip


@cache
def _tables() -> tuple[dict[str, list[int]], tuple[tuple[str, int], ...]]:
    """Whole words, and beginnings, each with the numbers of their themes."""
    whole: dict[str, list[int]] = {}
    begins = []
    for number, theme in enumerate(THEMES):
        for word in theme.words.split():
            if word.endswith("*"):
                begins.append((word[:-1], number))
            else:
                whole.setdefault(word, []).append(number)
    return whole, tuple(begins)


@lru_cache(maxsize=20_000)
def themes_of(word: str) -> frozenset[int]:
    """The numbers of the themes a plain word belongs to."""
    whole, begins = _tables()
    begun = (number for beginning, number in begins if word.startswith(beginning))
    return frozenset({*whole.get(word, ()), *begun})
