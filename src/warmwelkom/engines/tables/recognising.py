"""Recognises what each column holds, from its heading first and from its content where that decides."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from rapidfuzz import fuzz, process

from warmwelkom.engines.tables.citizen_numbers import looks_like_citizen_numbers
from warmwelkom.engines.tables.convert import converter_for
from warmwelkom.engines.tables.errors import UnfitError
from warmwelkom.engines.tables.headers import is_blank
from warmwelkom.engines.tables.mapping import Mapping
from warmwelkom.engines.tables.schema import FieldSpec, Kind, Schema
from warmwelkom.engines.tables.words import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping as Dict
    from collections.abc import Sequence

    from warmwelkom.engines.tables.table import Cell, Row

EXACT: Final = 100.0
CLOSE: Final = 84.0
SHORTEST_FUZZY: Final = 5
AGREES: Final = 6.0
CONTRADICTS: Final = -40.0
# a known heading over a column of rubbish is still that field, so that each row is told what is wrong
ENOUGH: Final = EXACT + CONTRADICTS - 1
# kinds whose values are told from any other text
TELLING: Final = frozenset(
    {Kind.DATE, Kind.MOMENT, Kind.EMAIL, Kind.PHONE, Kind.POSTCODE, Kind.CHOICE, Kind.NAME, Kind.SURNAME}
)  # fmt: skip


def recognise(
    *,
    columns: Sequence[str],
    sample_rows: Sequence[Row],
    schema: Schema,
    remembered: Dict[str, Any] | None = None,
) -> Mapping:
    """Proposes a mapping from at most one column per field; what was remembered goes first.

    Each pair scores 100 for a known heading, 84-99 for a misspelt one (rapidfuzz), a little more when
    the sample reads as the field's kind and much less when not; the best pair is taken first. Columns of
    citizen numbers are refused whatever their heading.
    """
    samples = [_column_sample(sample_rows, index) for index in range(len(columns))]
    refused = tuple(
        column
        for column, cells in zip(columns, samples, strict=True)
        if looks_like_citizen_numbers(heading=column, cells=cells)
    )
    scores = [
        (-_score(column, samples[index], spec), order, index)
        for index, column in enumerate(columns)
        if column not in refused
        for order, spec in enumerate(schema.fields)
    ]
    fields = _best_first(scores, columns, schema)
    mapping = Mapping(schema=schema, columns=tuple(columns), fields=fields, refused=refused)
    return mapping.with_remembered(remembered or {})


def _best_first(
    scores: list[tuple[float, int, int]], columns: Sequence[str], schema: Schema
) -> dict[str, str]:
    """Takes pairs of (minus score, place of the field, place of the column), the best one first."""
    fields: dict[str, str] = {}
    for score, order, index in sorted(scores):
        name = schema.fields[order].name
        if -score >= ENOUGH and name not in fields and columns[index] not in fields.values():
            fields[name] = columns[index]
    return fields


def _column_sample(rows: Sequence[Row], index: int) -> list[Cell]:
    return [
        row.cells[index]
        for row in rows
        if index < len(row.cells) and not is_blank(row.cells[index])
    ]


@lru_cache(maxsize=500)
def _known_headings(synonyms: tuple[str, ...]) -> dict[str, str]:
    """Normalised headings without spaces, so that `first name` and `FIRSTNAME` are one."""
    return {text.replace(" ", ""): text for text in map(normalised, synonyms)}


def _score(column: str, cells: Sequence[Cell], spec: FieldSpec) -> float:
    heading = _heading_score(column, spec)
    if heading == 0 or not cells or spec.kind not in TELLING:
        return heading
    share = _share_that_fits(cells, spec)
    if share >= 0.8:
        return heading + AGREES
    return heading + CONTRADICTS if share < 0.3 else heading


def _heading_score(column: str, spec: FieldSpec) -> float:
    words = spec.synonyms
    known = _known_headings((*words, spec.name, spec.label_nl, spec.label_en))
    heading = normalised(column).replace(" ", "")
    if heading in known:
        # among fields that share a heading the one that names it earlier has the better claim
        place = list(known).index(heading)
        return EXACT - min(place, 20) * 0.05
    if len(heading) < SHORTEST_FUZZY:
        return 0.0
    near = [
        word for word in known if abs(len(word) - len(heading)) <= 3 and len(word) >= SHORTEST_FUZZY
    ]
    best = process.extractOne(heading, near, scorer=fuzz.ratio, score_cutoff=CLOSE)
    return min(float(best[1]), EXACT - 1) if best else 0.0


def _share_that_fits(cells: Sequence[Cell], spec: FieldSpec) -> float:
    convert = converter_for(spec=spec, reference_day=None)
    fits = 0
    for cell in cells:
        try:
            fits += convert(cell) is not None
        except UnfitError:
            continue
    return fits / len(cells)
