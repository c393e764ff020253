"""How good the links are, in the terms of the work: who is lost, who is masked, who must be asked about."""

from __future__ import annotations

from collections import defaultdict

from lists import Lists

LINK_FROM, ASK_FROM = 0.99, 0.03


def score(lists: Lists, pairs: list[tuple[str, str, float]]) -> dict[str, float]:
    """F1 over pairs; falsely lost: so many are on the other list, and nobody is named; masked: are not, and are linked."""
    linked = {(left, right) for left, right, chance in pairs if chance >= LINK_FROM}
    named: dict[str, float] = defaultdict(float)
    for left, _right, chance in pairs:
        named[left] = max(named[left], chance)
    there = {left for left, _right in lists.truth}
    gone = [one for one in lists.people if one not in there]
    lost = sum(named[one] < ASK_FROM for one in there)
    masked = sum(named[one] >= LINK_FROM for one in gone)
    asked = sum(ASK_FROM <= named[one] < LINK_FROM for one in lists.people)
    return {
        "f1": round(f1(linked, lists.truth), 4),
        "f1_best_with_the_truth_in_hand": round(best_f1(pairs, lists.truth), 4),
        "falsely_lost": lost,
        "on_both": len(there),
        "masked": masked,
        "only_left": len(gone),
        "in_review": round(asked / len(lists.people), 4),
    }


def f1(linked: set[tuple[str, str]], truth: set[tuple[str, str]]) -> float:
    right = len(linked & truth)
    return 2 * right / (len(linked) + len(truth)) if linked or truth else 1.0


def best_f1(pairs: list[tuple[str, str, float]], truth: set[tuple[str, str]]) -> float:
    """The F1 of the best single limit; nobody knows it beforehand, so it flatters every tool."""
    best, right = 0.0, 0
    for number, (left, other, _chance) in enumerate(sorted(pairs, key=lambda row: -row[2]), 1):
        right += (left, other) in truth
        best = max(best, 2 * right / (number + len(truth)))
    return best
