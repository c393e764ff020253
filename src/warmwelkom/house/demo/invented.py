"""More regions for a large demo: their names exist, everything in them is invented and says so."""

from __future__ import annotations

from warmwelkom.house.demo.chance import dice
from warmwelkom.house.demo.people import Offer
from warmwelkom.house.demo.places import Campus, MboLocation, Places, haaglanden

# a place of each region with the first figures of its post-office boxes
NAMES = (
    ("Groningen", "9700"), ("Friesland", "8900"), ("Drenthe", "9400"), ("IJssel-Vecht", "8000"),
    ("Stedendriehoek", "7300"), ("Twente", "7500"), ("Achterhoek", "7000"), ("Arnhem", "6800"),
    ("Rivierenland", "4000"), ("Nijmegen", "6500"), ("Eem en Vallei", "3800"), ("Utrecht", "3500"),
    ("Gooi en Vechtstreek", "1200"), ("Amsterdam", "1000"), ("Flevoland", "8200"), ("West-Friesland", "1620"),
    ("Kop van Noord-Holland", "1780"), ("Kennemerland", "2000"), ("Zaanstreek", "1500"), ("Alkmaar", "1800"),
    ("Holland Rijnland", "2300"), ("Midden-Holland", "2800"), ("Rijnmond", "3000"), ("Drechtsteden", "3300"),
    ("Oosterschelde", "4460"), ("Walcheren", "4330"), ("Zeeuws-Vlaanderen", "4530"), ("West-Brabant", "4800"),
    ("Midden-Brabant", "5000"), ("Meierij", "5200"), ("Brabant-Oost", "5340"), ("Eindhoven", "5600"),
    ("Helmond", "5700"), ("Noord-Limburg", "5900"), ("Midden-Limburg", "6040"), ("Parkstad", "6400"),
    ("Maastricht", "6200"), ("Salland", "7400"), ("Veluwe", "6710"),
)  # fmt: skip
SCHOOLS = (
    "De Linde", "Het Baken", "De Brug", "Het Kompas", "De Zwaluw", "De Horizon", "Het Anker", "De Meander",
    "De Vlinder", "Het Palet", "De Toren", "De Wissel", "Het Spoor", "De Haven", "De Kroon", "Het Veld",
)  # fmt: skip
PROFILES = ("EO", "ZW", "DP", "PIE", "BWI", "MVI", "HBR", "MET", "GR")
LEERWEGEN = (("bb", "kb", "tl"), ("bb", "kb", "gl", "tl"), ("tl",), ("kb", "tl"))
MARK = "voorbeeldschool"


def invented_region(number: int) -> Places:
    """The region at this place of the list; the same for every seed, so that only people differ."""
    name, box = NAMES[number]
    chance = dice("places", name)
    mark = f"9{number % 10}{'ABCD'[number // 10]}"
    campuses = tuple(
        Campus(
            code=f"{mark}{chr(65 + at)}00",
            brin=f"{mark}{chr(65 + at)}",
            school=f"{school} {name} ({MARK})",
            name=f"{school} {name} ({MARK})",
            municipality=name,
            place=name,
            street="",
            postcode="",
            leerwegen=chance.choice(LEERWEGEN),
            profiles=tuple(chance.sample(PROFILES, 3)),
            pupils=chance.randrange(40, 240),
        )
        for at, school in enumerate(SCHOOLS[: chance.randrange(9, len(SCHOOLS))])
    )
    mbo, offers = _mbo(number, name)
    return Places(
        slug=f"voorbeeld-{'-'.join(name.lower().split())}",
        name=f"{name} (voorbeeld)",
        rmc_number=None,
        campuses=campuses,
        mbo=mbo,
        offers=offers,
        postcodes={name: (box, str(int(box) + 1))},
    )


def _mbo(number: int, name: str) -> tuple[tuple[MboLocation, ...], tuple[Offer, ...]]:
    """Two mbo schools that share the programmes of our example table between them."""
    brins = (f"9{number % 10}{'ABCD'[number // 10]}Y", f"9{number % 10}{'ABCD'[number // 10]}Z")
    places = tuple(
        MboLocation(
            code=f"{brin}00",
            brin=brin,
            school=f"mbo {title} {name} ({MARK})",
            name=f"Campus {title}",
            place=name,
        )
        for brin, title in zip(brins, ("Noord", "Zuid"), strict=True)
    )
    offers: dict[tuple[str, str, str], Offer] = {}
    for at, offer in enumerate(haaglanden().offers):
        place = places[0] if at % 5 else places[1]
        key = (place.brin, offer.crebo, offer.path)
        offers[key] = Offer(
            brin=place.brin, location=place.code, location_name=place.name, place=name, crebo=offer.crebo,
            name=offer.name, level=offer.level, path=offer.path, fits=offer.fits, weight=offer.weight,
        )  # fmt: skip
    return places, tuple(offers.values())
