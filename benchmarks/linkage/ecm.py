"""recordlinkage 0.16: blocks, comparisons and its ECM classifier, as its documentation does for FEBRL4."""

from __future__ import annotations

import resource
import sys

import recordlinkage
from people import read_people

ALIKE = 0.85
MOST_MEMORY = (
    14 << 30
)  # of long lists it keeps every pair: it may fail, and not take the machine with it


def main(left: str, right: str, out: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    first, second = (read_people(path).set_index("id") for path in (left, right))
    index = recordlinkage.Index()
    for name in ("given_name", "surname", "birth_date", "postcode"):
        index.block(name)
    pairs = index.index(first, second)
    compare = recordlinkage.Compare()
    for name in ("given_name", "surname"):
        compare.string(name, name, method="jarowinkler", threshold=ALIKE)
    for name in ("birth_date", "postcode", "street_number", "suburb", "state", "email", "phone"):
        if name in first and name in second:
            compare.exact(name, name)
    if "address_1" in first:
        compare.string("address_1", "address_1", method="levenshtein", threshold=ALIKE)
    features = compare.compute(pairs, first, second)
    classifier = recordlinkage.ECMClassifier()
    classifier.fit(features)
    chances = classifier.prob(features)
    chances = chances[chances >= 0.001].rename("score").rename_axis(["a_id", "b_id"])
    chances.to_csv(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
