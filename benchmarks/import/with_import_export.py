"""The same list by django-import-export, as its documentation has it, into the same two tables.

python with_import_export.py LIST PLACES [--bulk]: checks on (`clean_model_instances`), one transaction, rows with a fault told
and left out, the others written. `--bulk`: with `use_bulk`, its recommended setting for many rows.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from measuring import peak_mb, step  # noqa: E402  stands beside this file

from warmwelkom.house.postgres.session import database_running  # noqa: E402


def main(words: list[str]) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    os.environ["WARMWELKOM_AS"] = "owner"
    with database_running():
        import django  # noqa: PLC0415  the database runs by now
        from django.conf import settings  # noqa: PLC0415

        settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "import_export"]
        django.setup()
        print(json.dumps(imported(Path(words[0]), json.loads(words[1]), bulk="--bulk" in words)))
    return 0


def imported(path: Path, places: dict[str, Any], *, bulk: bool) -> dict[str, Any]:
    from resource_of_leavers import resource_for  # noqa: PLC0415  needs Django set up

    from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415

    figures: dict[str, Any] = {}
    content = path.read_bytes()
    with step("import_export", figures), all_regions():
        from tablib import Dataset  # noqa: PLC0415  part of the import

        text = content.decode("utf-8-sig")
        dataset = Dataset().load(text, format="csv", delimiter=";")
        result = resource_for(places, bulk=bulk).import_data(
            dataset, dry_run=False, use_transactions=True, collect_failed_rows=False
        )
    wrong = len(result.invalid_rows) + sum(len(row.errors) > 0 for row in result.rows)
    fault = str(result.invalid_rows[0].error) if result.invalid_rows else ""
    return {
        **figures,
        "refused": wrong,
        "fault": fault,
        "totals": result.totals,
        "peak_mb": peak_mb(),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
