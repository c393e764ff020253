"""Measurements that hold a promise, in their short form; each says itself whether it is kept."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

from measured import ROOT


def run_bench(name: str, words: list[str], figure: Callable[[Any], str]) -> tuple[bool, str]:
    """Whether its goals were reached, and its figure in words; what it said last where it broke down."""
    done = subprocess.run(
        [str(ROOT / "bench"), name, *words], cwd=ROOT, check=False, capture_output=True, text=True
    )
    lines = done.stdout.splitlines()
    if not lines or not lines[-1].startswith("{"):
        return False, (done.stderr or done.stdout)[-300:]
    return done.returncode == 0, figure(json.loads(lines[-1]))


def of_failover(found: Any) -> str:
    return (
        f"{found['accepted']} accepted, {found['lost']} lost, {found['double']} double in {found['failovers']} failovers; "
        f"{found['answered_503_with_the_sentence']} answers with the sentence, {sum(found['wrong'].values())} wrong"
    )


def of_faults(found: Any) -> str:
    notes, invited, mails = found["notes"], found["invitations"], found["mails"]
    return (
        f"{sum(found['faults'].values())} faults in {found['minutes']:g} min; {notes['accepted']} notes and {invited['accepted']} invitations, "
        f"{notes['lost'] + invited['lost']} lost, {notes['double'] + invited['double']} double; {mails['arrived_twice']} mails twice"
    )


def of_attack(found: Any) -> str:
    return (
        f"{found['files']} damaged files for {len(found['importers'])} importers, {found['faults']} faults; "
        f"{found['bombs']} bombs, {len(found['gone_off'])} went off"
    )


def of_timing(found: Any) -> str:
    pairs = [row for row in found.values() if isinstance(row, dict) and "guessed_right" in row]
    return "guessed right by time alone: " + " and ".join(
        f"{row['guessed_right']}" for row in pairs
    )


def of_rehearsal(found: Any) -> str:
    kept = found["kept"].values()
    return (
        f"{found['people']} people, {found['pupils']} pupils, {found['regions']} regions, {found['seconds']} s: {sum(found['faults'].values())} faults, "
        f"p95 {found['ms']['read']['p95']:.0f} and {found['ms']['write']['p95']:.0f} ms, {found['process_mb']['most']} MB, "
        f"{sum(row['lost'] + row['double'] for row in kept)} of {sum(row['promised'] for row in kept)} lost or double"
    )


def of_web(found: Any) -> str:
    return f"{found['times_pretalx']} x pretalx, {found['of_ceiling']} of the ceiling"
