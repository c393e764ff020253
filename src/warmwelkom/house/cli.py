"""The command `warmwelkom`: file commands without Django, everything else through Django."""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys
from types import FrameType

FILE_COMMANDS = {
    "link": "link two lists of people that share no number",
    "demo": "invent example regions as files, or take them into a demo house",
}
HOUSE_COMMANDS = {
    "up": "warmwelkom.house.up",
    "prepare": "warmwelkom.house.prepare",
}
AS_OWNER = (
    "region",
    "reference",
    "migrate",
    "makemigrations",
    "sqlmigrate",
    "showmigrations",
    "dbshell",
)


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code (2 = called wrongly)."""
    words = sys.argv[1:] if argv is None else argv
    if words and words[0] in FILE_COMMANDS:
        return run_file_command(words[0], words[1:])
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    if words and words[0] in HOUSE_COMMANDS:
        return run_house_command(words[0], words[1:])
    return run_django(words)


def _end(_number: int, _frame: FrameType | None) -> None:
    """Leave in order, so that the database we started is stopped."""
    sys.exit(143)


def run_file_command(name: str, words: list[str]) -> int:
    module = importlib.import_module(f"warmwelkom.house.commands.{name.replace('-', '_')}")
    parser = argparse.ArgumentParser(prog=f"warmwelkom {name}", description=FILE_COMMANDS[name])
    module.add_arguments(parser)
    return int(module.run(parser.parse_args(words)))


def run_house_command(name: str, words: list[str]) -> int:
    module = importlib.import_module(HOUSE_COMMANDS[name])
    return int(module.run(words))


def run_django(words: list[str]) -> int:
    """Any of Django's commands, with the embedded database running for as long as it takes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
    if words and words[0] in AS_OWNER:
        os.environ.setdefault("WARMWELKOM_AS", "owner")
    from warmwelkom.house.faults import told
    from warmwelkom.house.postgres.session import database_running

    with told() as outcome, database_running():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["warmwelkom", *words])
    return outcome.code


if __name__ == "__main__":
    sys.exit(main())
