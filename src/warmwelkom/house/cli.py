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
    "choose": "choose plans for a sum of money from ballots",
    "dossier": "check a dossier file, print an example or the schema",
    "trial": "plan a fair comparison, draw who gets what, report what came of it",
    "plan-week": "plan an introduction week: groups, timetable, who visits whom",
    "film": "make a captioned film of a storyboard",
    "suppress": "hide in a table of counts what would give somebody away",
    "demo": "invent example regions as files, or take them into a demo house",
}
HOUSE_COMMANDS = {
    "up": "warmwelkom.house.up",
    "prepare": "warmwelkom.house.prepare",
}
OVERVIEW = """warmwelkom COMMAND … (--help after a command tells more)

  up          start the database, the web server and the worker, until Ctrl-C
  prepare     do all the set-up and stop
  region      begin a region, take everything of it along, erase it
  thinktank   take the think tank of a region along, bring it into an empty one
  reference   load newer official downloads
  insights    count the figures of every region anew from the facts
  thinktank   check: hold the think tank's counts and states against their rows, and mend them
  post        what became of the mail, mails that came back, addresses that were stopped
  backup      seal everything in one file: rows, files and a manifest of both
  restore     put a backup back, all of it or nothing; --try: beside what is here
  audit       verify: is the record of acts what was written
  check       say what is wrong; --deploy: what is missing or unsafe for real pupils
  keys        the keys that seal what is said about a child: status, new, rotate, retire
  accounts    hold the roles of a school against its own list of accounts
  forget      erase the account of somebody who asks for it and works here no more
  link        link two lists of people that share no number (no database)
  choose      choose plans for a sum of money from ballots (no database)
  dossier     check a dossier file, print an example or the schema (no database)
  trial       power, assign, report: a fair comparison of an extra layer (no database)
  plan-week   plan an introduction week (no database)
  film        make a captioned film of a storyboard (no database)
  suppress    hide small counts in a table, and what they could be found by (no database)
  demo        invent example regions as files (no database), or take them in

and each of Django's commands, such as migrate, dbshell and procrastinate. Settings: docs/operators.md"""
AS_OWNER = (
    "region",
    "reference",
    "thinktank",
    "insights",
    "post",
    "backup",
    "restore",
    "audit",
    "keys",
    "accounts",
    "forget",
    "migrate",
    "makemigrations",
    "sqlmigrate",
    "showmigrations",
    "dbshell",
)


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code (2 = called wrongly)."""
    words = sys.argv[1:] if argv is None else argv
    if not words or words[0] in ("help", "--help", "-h"):
        print(OVERVIEW)
        return 0
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    if words[0] in FILE_COMMANDS:
        return run_file_command(words[0], words[1:])
    if words[0] in HOUSE_COMMANDS:
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
    if words[0] in AS_OWNER:
        os.environ.setdefault("WARMWELKOM_AS", "owner")
    from warmwelkom.house.faults import told
    from warmwelkom.house.postgres.session import database_running

    with told() as outcome, database_running():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["warmwelkom", *words])
    return outcome.code


if __name__ == "__main__":
    sys.exit(main())
