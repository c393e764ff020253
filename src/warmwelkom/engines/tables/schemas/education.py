"""Fields about learning that several lists share: leerweg, profile, result, programme."""

from __future__ import annotations

from warmwelkom.engines.tables.schema import FieldSpec, Kind

# every spelling also counts with "vmbo" before it and "leerweg" after it
_PATHS = {
    "bb": ("bb", "b", "bbl", "bl", "basis", "basisberoeps", "basisberoepsgericht",
           "basisberoepsgerichte", "lwt bb"),
    "kb": ("kb", "k", "kbl", "kl", "kader", "kaderberoeps", "kaderberoepsgericht",
           "kaderberoepsgerichte", "lwt kb"),
    "gl": ("gl", "g", "gemengd", "gemengde", "gem"),
    "tl": ("tl", "t", "theoretisch", "theoretische", "mavo", "tlw", "theo"),
}  # fmt: skip
LEARNING_PATHS = {
    path: tuple(
        form
        for word in words
        for form in (word, f"vmbo {word}", f"{word} leerweg", f"vmbo {word} leerweg")
    )
    for path, words in _PATHS.items()
}
# codes are SLO's; ZWE, MTR, MTE and G are DUO's in the exam files. "MT" alone is left out on purpose:
# schools write it for Mobiliteit en transport and SLO for Maritiem en techniek
PROFILES = {
    "BWI": ("bouwen, wonen en interieur", "bwi", "bouwen wonen interieur", "bouw"),
    "DP": ("dienstverlening en producten", "dp", "d&p"),
    "EO": ("economie en ondernemen", "eo", "e&o", "economie"),
    "GR": ("groen", "gr", "g"),
    "HBR": ("horeca, bakkerij en recreatie", "hbr", "horeca bakkerij recreatie", "horeca"),
    "MET": ("mobiliteit en transport", "met", "m&t", "mtr", "mobiliteit"),
    "MT": ("maritiem en techniek", "mte", "mat", "maritiem"),
    "MVI": ("media, vormgeving en ict", "mvi", "media vormgeving ict", "media"),
    "PIE": ("produceren, installeren en energie", "pie", "produceren installeren energie"),
    "ZW": ("zorg en welzijn", "zw", "z&w", "zwe", "zorg"),
}
EXAM_RESULTS = {
    "passed": ("geslaagd", "passed", "gsl", "j", "ja", "g", "diploma", "geslaagd cum laude",
               "cum laude", "pass"),
    "failed": ("afgewezen", "gezakt", "failed", "nee", "n", "niet geslaagd", "a", "fail", "z"),
    "resit": ("herexamen", "herkansing", "resit", "herkanser", "her", "h", "tweede tijdvak",
              "herkansen"),
    "unknown": ("onbekend", "unknown", "nog niet bekend", "nnb", "?", "-", "volgt"),
}  # fmt: skip
DESTINATIONS = {
    "mbo": ("mbo", "roc", "middelbaar beroepsonderwijs", "mbo college"),
    "havo": ("havo", "naar havo", "doorstroom havo", "havo 4", "h4"),
    "stays": ("blijft op school", "stays", "blijft", "doubleert", "zittenblijven", "overdoen"),
    "other_school": ("andere school", "other school", "vavo", "vso", "pro", "vwo", "particulier"),
    "work": ("werk", "work", "werken", "arbeid", "baan", "arbeidsmarkt"),
    "abroad": ("buitenland", "abroad", "verhuist naar buitenland", "emigratie"),
    "unknown": ("onbekend", "unknown", "nog niet bekend", "?", "nnb"),
}
LEVELS = {
    level: (level, f"niveau {level}", f"n{level}", f"mbo {level}", f"mbo niveau {level}", f"{word}")
    for level, word in (("1", "entree"), ("2", "basisberoepsopleiding"), ("3", "vakopleiding"),
                        ("4", "middenkaderopleiding"))
}  # fmt: skip
ROUTES = {
    "BOL": ("bol", "beroepsopleidende leerweg", "voltijd", "bol vt", "bolvt"),
    "BBL": ("bbl", "beroepsbegeleidende leerweg", "werken en leren", "duaal"),
    "EX": ("ex", "extraneus"),
    "NFO": ("nfo", "niet formeel", "derde leerweg"),
    "ODT": ("odt", "overig deeltijd"),
    "OVO": ("ovo", "overig onderwijs"),
    "VAVO": ("vavo",),
}

PUPIL_NUMBER = FieldSpec(
    name="pupil_number",
    kind=Kind.CODE,
    label_nl="leerlingnummer",
    label_en="pupil number",
    longest=40,
    synonyms=(
        "leerlingnummer", "leerlingnr", "llnr", "ll nr", "lln nummer", "leerling nr", "stamnummer",
        "stamnr", "leerling id", "leerlingid", "pupil number", "student id", "pupil id", "id", "rec id",
        "administratienummer", "loginaccount naam", "identifier", "leerlingcode", "nummer",
    ),
)  # fmt: skip
APPLICATION_ID = FieldSpec(
    name="application_id",
    kind=Kind.CODE,
    label_nl="aanmeldnummer",
    label_en="application number",
    longest=80,
    synonyms=(
        "aanmeldnummer", "aanmeldingsnummer", "aanmelding id", "aanmeldid", "aanmeldnr", "aanmeldings id",
        "application id", "application number", "ketenid", "keten id", "aanmeldingid",
    ),
)  # fmt: skip
CREBO = FieldSpec(
    name="crebo",
    kind=Kind.CODE,
    label_nl="crebo",
    label_en="crebo code",
    longest=20,
    synonyms=("crebo", "crebonummer", "crebocode", "crebo nr", "opleidingcode", "opleidingscode"),
)
PROGRAMME = FieldSpec(
    name="programme",
    kind=Kind.TEXT,
    label_nl="opleiding",
    label_en="programme",
    synonyms=("opleiding", "opleidingsnaam", "naam opleiding", "programme", "studie", "course"),
)
LEVEL = FieldSpec(
    name="level",
    kind=Kind.CHOICE,
    label_nl="niveau",
    label_en="level",
    lenient=True,
    choices=LEVELS,
    synonyms=("niveau", "mbo niveau", "level", "opleidingsniveau"),
)
LEARNING_ROUTE = FieldSpec(
    name="learning_path",
    kind=Kind.CHOICE,
    label_nl="leerweg (bol of bbl)",
    label_en="learning path (BOL or BBL)",
    lenient=True,
    choices=ROUTES,
    synonyms=("leerweg", "bol bbl", "bol/bbl", "leertraject", "leertrajectmbo", "leertraject mbo",
              "learning path", "traject"),
)  # fmt: skip
LOCATION_CODE = FieldSpec(
    name="location_code",
    kind=Kind.CODE,
    label_nl="locatiecode",
    label_en="location code",
    lenient=True,
    synonyms=("locatiecode", "onderwijslocatiecode", "vestigingscode", "location code", "brinvest"),
)
LOCATION_NAME = FieldSpec(
    name="location_name",
    kind=Kind.TEXT,
    label_nl="locatie",
    label_en="location",
    synonyms=("locatie", "locatienaam", "location", "vestiging", "leslocatie", "locatie naam"),
)
START_DATE = FieldSpec(
    name="start_date",
    kind=Kind.DATE,
    label_nl="startdatum",
    label_en="start date",
    years=(-3, 3),
    synonyms=("startdatum", "start", "startmoment", "begindatum", "start date", "startdate", "ingangsdatum",
              "datum start", "begindatum opleiding"),
)  # fmt: skip
CLASS_NAME = FieldSpec(
    name="class_name",
    kind=Kind.CODE,
    label_nl="klas",
    label_en="class",
    lenient=True,
    longest=80,
    synonyms=("klas", "stamgroep", "class", "stamklas", "klascode", "groep", "lesgroep", "klas naam",
              "class name", "basisgroep"),
)  # fmt: skip


def exam_result(*, required: bool) -> FieldSpec:
    """The result of the exam; in a list of results it must be there."""
    return FieldSpec(
        name="exam_result",
        kind=Kind.CHOICE,
        label_nl="uitslag",
        label_en="exam result",
        required=required,
        choices=EXAM_RESULTS,
        synonyms=("uitslag", "examenuitslag", "resultaat", "exam result", "result", "geslaagd", "diploma",
                  "eindresultaat", "examenresultaat"),
    )  # fmt: skip
