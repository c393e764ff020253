"""splink 5 by the recipe of its own example for two lists (link_only, DuckDB), with the columns that are there."""

from __future__ import annotations

import sys

import splink.comparison_library as cl
from people import read_people
from splink import DuckDBAPI, Linker, SettingsCreator, block_on


def main(left: str, right: str, out: str) -> None:
    tables = [read_people(left), read_people(right)]
    has = [name for name in tables[0].columns if name in tables[1].columns]
    db = DuckDBAPI()
    linker = Linker(
        [db.register(table) for table in tables],
        SettingsCreator(
            unique_id_column_name="id",
            link_type="link_only",
            comparisons=comparisons(has),
            blocking_rules_to_generate_predictions=blocks(has),
        ),
    )
    train(linker, has)
    found = linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()
    found = found.rename(columns={"id_l": "a_id", "id_r": "b_id", "match_probability": "score"})
    found[["a_id", "b_id", "score"]].to_csv(out, index=False)


def comparisons(has: list[str]) -> list[object]:
    known = {
        "given_name": cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
        "surname": cl.NameComparison("surname").configure(term_frequency_adjustments=True),
        "birth_date": cl.DateOfBirthComparison("birth_date", input_is_string=True),
        "postcode": cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(
            term_frequency_adjustments=True
        ),
        "street_number": cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        "suburb": cl.DamerauLevenshteinAtThresholds("suburb", [1, 2]),
        "email": cl.EmailComparison("email"),
        "phone": cl.ExactMatch("phone"),
    }
    return [comparison for name, comparison in known.items() if name in has]


def blocks(has: list[str]) -> list[object]:
    """Those of the example; where there is no street, the house number goes with the postcode."""
    rules = [block_on("given_name", "surname"), block_on("birth_date"), block_on("postcode")]
    if "address_1" in has:
        rules += [block_on("state", "address_1"), block_on("street_number", "address_1")]
    return rules + [block_on(name) for name in ("email", "phone") if name in has]


def train(linker: Linker, has: list[str]) -> None:
    sure = [
        block_on("given_name", "surname", "birth_date"),
        block_on("surname", "birth_date", "postcode"),
        *[block_on(name, "surname") for name in ("email", "phone") if name in has],
    ]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("birth_date"), block_on("postcode")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)


if __name__ == "__main__":
    main(*sys.argv[1:])
