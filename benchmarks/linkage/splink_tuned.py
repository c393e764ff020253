"""splink 5 tuned by hand, and helped by the truth: its limit is the one with the best F1 against it.

More levels, term frequencies on both names, six or more blocks, EM over two passes, each line of the right
list to its best match (one to one where that is better). Nobody has the truth beforehand, so this is what the tool can do at its best, not what a region gets.
"""

from __future__ import annotations

import csv
import sys

import pandas as pd
import splink.comparison_library as cl
from people import read_people
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

SURE, ASK_FROM = 0.99, 0.03
Pairs = set[tuple[str, str]]


def main(left: str, right: str, out: str, truth: str) -> None:
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
            em_convergence=0.0001,
        ),
    )
    train(linker, has)
    found = linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()
    found = found.rename(columns={"id_l": "a_id", "id_r": "b_id", "match_probability": "chance"})
    with open(truth, encoding="utf-8", newline="") as file:  # noqa: PTH123  the one file of this script
        pairs = {(row["a_id"], row["b_id"]) for row in csv.DictReader(file)}
    found = found.sort_values(["match_weight", "a_id", "b_id"], ascending=False)
    best, limit = best_matches(found, pairs)
    told(best, limit=limit).to_csv(out, index=False)


def comparisons(has: list[str]) -> list[object]:
    known = {
        "given_name": _name("given_name"),
        "surname": _name("surname"),
        "birth_date": cl.DateOfBirthComparison(
            "birth_date",
            input_is_string=True,
            datetime_thresholds=[1, 1, 10],
            datetime_metrics=["month", "year", "year"],
        ),
        "postcode": cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(
            term_frequency_adjustments=True
        ),
        "street_number": cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        "address_1": cl.JaroWinklerAtThresholds("address_1", [0.9, 0.8]),
        "suburb": cl.JaroWinklerAtThresholds("suburb", [0.9]),
        "email": cl.ExactMatch("email"),
        "phone": cl.ExactMatch("phone"),
    }
    return [comparison for name, comparison in known.items() if name in has]


def _name(column: str) -> object:
    levels = cl.JaroWinklerAtThresholds(column, [0.96, 0.92, 0.85, 0.75])
    return levels.configure(term_frequency_adjustments=True)


def blocks(has: list[str]) -> list[object]:
    """Any two people who share one of these are compared."""
    rules = [
        block_on("birth_date"),
        block_on("given_name", "surname"),
        block_on("surname", "postcode"),
        block_on("given_name", "postcode"),
        block_on("postcode", "street_number"),
        block_on("substr(given_name, 1, 3)", "substr(surname, 1, 3)", "substr(birth_date, 1, 4)"),
    ]
    if "address_1" in has:
        rules.append(block_on("street_number", "address_1"))
    return rules + [block_on(name) for name in ("email", "phone") if name in has]


def train(linker: Linker, has: list[str]) -> None:
    sure = [
        block_on("given_name", "surname", "birth_date"),
        block_on("surname", "birth_date", "postcode"),
        *[block_on(name, "birth_date") for name in ("email", "phone") if name in has],
    ]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.85)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in (block_on("birth_date"), block_on("given_name", "surname")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)


def best_matches(found: pd.DataFrame, pairs: Pairs) -> tuple[pd.DataFrame, float]:
    """The best pair first, one to one or a line of the right list to one person; and the limit, by the better F1."""
    tries = [limited(matched(found, both=both), pairs) for both in (True, False)]
    _score, best, limit = max(tries, key=lambda one: one[0])
    return best, limit


def matched(found: pd.DataFrame, *, both: bool) -> pd.DataFrame:
    """Whoever is in a pair is in no other; with `both` on the left list too."""
    left: set[str] = set()
    right: set[str] = set()
    keep = []
    for row in found.itertuples():
        is_free = row.b_id not in right and not (both and row.a_id in left)
        keep.append(is_free)
        if is_free:
            left.add(row.a_id)
            right.add(row.b_id)
    return found[keep]


def limited(best: pd.DataFrame, pairs: Pairs) -> tuple[float, pd.DataFrame, float]:
    """The best F1 and the weight from which it is reached, with the truth in hand."""
    top, right, limit = 0.0, 0, float("inf")
    for number, row in enumerate(best.itertuples(), 1):
        right += (row.a_id, row.b_id) in pairs
        score = 2 * right / (number + len(pairs))
        if score > top:
            top, limit = score, row.match_weight
    return top, best, limit


def told(best: pd.DataFrame, *, limit: float) -> pd.DataFrame:
    """Linked from the limit; below it a person is asked from the same chance as for every tool."""
    best = best.copy()
    is_linked = best["match_weight"] >= limit
    best["score"] = best["chance"].clip(upper=SURE - 0.00001)
    best.loc[is_linked, "score"] = best.loc[is_linked, "chance"].clip(lower=SURE)
    return best.loc[best["score"] >= ASK_FROM, ["a_id", "b_id", "score"]]


if __name__ == "__main__":
    main(*sys.argv[1:])
