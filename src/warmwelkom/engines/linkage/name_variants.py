"""Small tables of what Dutch schools know about names; lower case, without diacritics.

A line of `GIVEN_NAMES` holds forms of one given name: official, everyday and spelled otherwise.
Spellings that only differ in how a sound is written (`sara`/`sarah`) need no line here.
"""

from __future__ import annotations

from typing import Final

GIVEN_NAMES: Final = """
mohamed mohammed muhammed muhammad mohammad mehmet mehmed mo moh med
fatima fatma fatme fatimah
aicha aisha ayse aysha aischa
hassan hasan
hussein hussain huseyin hoessein
yusuf yousef youssef joesoef jozef jusuf
ahmed ahmet achmed
ibrahim ebrahim abraham bram brahim
mustafa mustapha moestafa
khadija hatice kadija
omar omer umar
osman usman oussman
ali aly
johannes jan johan hans joop jo hannes joannes john
jacobus jaap koos jacob sjaak coos
hendrik henk hendrikus henry rik hein henny
wilhelmus willem wim wil pim william
cornelis cor kees cees nelis
gerardus gerard gerrit ger geert
petrus piet peter pieter piotr
antonius anton toon ton teun tonnie
theodorus theo dorus
franciscus frans franciskus francis
martinus martin tinus maarten mart
nicolaas klaas nico niek nick nicolas
mattheus matthijs mathijs thijs tijs ties matthias
laurens laurentius lau lourens
bartholomeus bart bartel
sebastiaan bas sebastian
alexander alex sander xander lex
christiaan chris christian
dirk diederik derk
thomas tom tommie tommy
daniel daan danny
joshua jos josh
joseph josef jos joep sjef
lambertus bert lammert
robert rob robbert bob
benjamin ben benny
samuel sam sammy
timotheus tim timo
tobias tobi toby
valentijn valentin
catharina katrijn trijntje tine cato kaat karin katharina toos
maria marie mia rie ria marieke mieke maaike
johanna jo hanna janna joke anneke
elisabeth elizabeth els liesbeth lies betsy liza bep elise
wilhelmina mina willemijn wil mien
margaretha margriet greta griet marga gretha
anna an anne anja annie anneke
antonia toni tonia antje
hendrika riek henny hendrikje rika
petronella nel nelly petra
cornelia cora corrie nelleke lia
geertruida geertje truus trudy
jacoba coba jacqueline coby
isabella isa bella isabel
charlotte lot lotte charlot
josephine josie fien josefien
annabel anna annabelle bel
kayleigh kayl kelly kaylee
emma em emmy
karina kar karin
susanna suzanne sanne suus suzan susan
magdalena magda leentje lena
femke femkje fem
evi eva eef eveline evelien
noortje noor eleonora nora
sofie sophie fie sofia
"""

PREFIX_TEXT: Final = """
van v de d den der het t te ter ten tot in op aan bij uit onder over voor la le les du des
von zu zur dos da do di del della el al vd vdr vde vander vanden vande
"""
PREFIX_WORDS: Final = frozenset(PREFIX_TEXT.split())
"""Words of a tussenvoegsel, with the short forms that schools write."""

SPELLED_OUT: Final = {
    "v": "van",
    "d": "de",
    "vd": "van de",
    "vdr": "van de",
    "vde": "van de",
    "vander": "van de",
    "vanden": "van de",
    "vande": "van de",
    "der": "de",
    "den": "de",
    "ten": "te",
    "ter": "te",
    "t": "het",
}
"""Short and declined forms under one head: lists mix them freely."""


def given_name_groups() -> dict[str, int]:
    """Each name of the table with the number of its (first) line."""
    groups: dict[str, int] = {}
    for number, line in enumerate(GIVEN_NAMES.strip().splitlines()):
        for name in line.split():
            groups.setdefault(name, number)
    return groups
