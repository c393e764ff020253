"""A report in words for whoever was never taught statistics, in Dutch and English."""

from __future__ import annotations

from warmwelkom.engines.trial.analyse import Compared, Report

NL, EN = "nl", "en"
SAID = {
    NL: {
        "arms": "Van de {n1} leerlingen mét de extra laag: {outcome}, {p1} %. Van de {n0} zonder: {p0} %.",
        "difference": "Verschil: {d} procentpunt. De echte waarde ligt met 95 % zekerheid tussen {low} en {high}.",
        "better": "Het hielp.",
        "worse": "Met de extra laag ging het slechter.",
        "null": "We kunnen niet zeggen dat het verschil maakte. Ook dat is een uitkomst: deel haar net zo graag.",
        "none": "Er is te weinig geloot om iets te zeggen.",
        "harm": "Stop ermee: het is zeker slechter, en meer dan vooraf is toegestaan.",
        "unknown": "Van {n} leerlingen is de uitkomst niet bekend. Zij tellen als nee, zoals vooraf is opgeschreven.",
        "help": "Iedereen kreeg: {everybody}. Geloot is alleen: {extra}.",
    },
    EN: {
        "arms": "Of the {n1} pupils with the extra layer: {outcome}, {p1} %. Of the {n0} without it: {p0} %.",
        "difference": "Difference: {d} percentage points. With 95 % certainty the true value lies between {low} and {high}.",
        "better": "It helped.",
        "worse": "With the extra layer it went worse.",
        "null": "We can't say that it made a difference. That is a result too: share it as readily.",
        "none": "Too few were drawn to say anything.",
        "harm": "Stop it: it is surely worse, and by more than was allowed beforehand.",
        "unknown": "Of {n} pupils the outcome is not known. They count as no, as was written down beforehand.",
        "help": "Everybody got: {everybody}. Drawn by lot was only: {extra}.",
    },
}


def in_words(report: Report, *, language: str = NL) -> list[str]:
    """The result in sentences: what everybody got, both arms, the difference, and what may be said of it."""
    said, plan, whole = SAID[language], report.plan, report.whole
    lines = [
        said["help"].format(everybody=plan.everybody.rstrip("."), extra=plan.extra.rstrip("."))
    ]
    lines += _of(whole, outcome=plan.outcome, language=language)
    unknown = whole.with_it.unknown + whole.without.unknown
    if unknown:
        lines.append(said["unknown"].format(n=unknown))
    if report.is_harm:
        lines.append(said["harm"])
    return lines


def _of(found: Compared, *, outcome: str, language: str) -> list[str]:
    said = SAID[language]
    if found.difference is None or found.low is None or found.high is None:
        return [said["none"]]
    with_it, without = found.with_it, found.without
    arms = said["arms"].format(
        n1=with_it.n,
        n0=without.n,
        outcome=outcome,
        p1=number(100 * with_it.yes / with_it.n, language),
        p0=number(100 * without.yes / without.n, language),
    )
    values = {"d": found.difference, "low": found.low, "high": found.high}
    told = {name: number(100 * value, language, signed=True) for name, value in values.items()}
    return [arms, said["difference"].format(**told), said[finding(found)]]


def finding(found: Compared) -> str:
    """`better`, `worse`, `null`, or `none` where nothing could be compared."""
    if found.low is None or found.high is None:
        return "none"
    if found.low > 0:
        return "better"
    return "worse" if found.high < 0 else "null"


def number(value: float, language: str = NL, *, signed: bool = False) -> str:
    """One decimal, with a comma in Dutch and a real minus; no sign before a zero."""
    text = f"{value:+.1f}" if signed else f"{value:.1f}"
    if float(text) == 0:
        text = "0.0"
    text = text.replace("-", "\N{MINUS SIGN}")
    return text.replace(".", ",") if language == NL else text
