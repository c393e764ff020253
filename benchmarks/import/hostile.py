"""Files that nobody should be able to hurt us with: what is said of each, how soon, and in how much memory.

python hostile.py FILE: reads one as an upload does, in a process of its own with the whole house in it, and
ends with the sentence as JSON.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

MOST_MB = 300
HEAD = b"Leerlingnummer;Roepnaam;Achternaam;Geboortedatum;Klas\r\n"
ROW = b"0012345;Noor;Visser;03-05-2010;4K1\r\n"
SHEET = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>{}</sheetData></worksheet>"


def measure(out: Path, *, short: bool) -> dict[str, Any]:
    """Sentence, seconds and peak memory for each; a file stands only as long as it is read."""
    found = {}
    for name, make in FILES.items():
        path = out / name
        make(path, 50 if short else 1)
        found[name] = read_apart(path)
        path.unlink()
        print(name, found[name], flush=True)
    found["all_under_300_mb"] = all(one["peak_mb"] < MOST_MB for one in found.values())
    return found


def read_apart(path: Path) -> dict[str, Any]:
    python = os.environ.get("WARMWELKOM_PYTHON", sys.executable)
    begin = time.monotonic()
    done = subprocess.run(
        [python, __file__, str(path)], check=False, capture_output=True, text=True
    )
    broken = {"said": "BROKEN", "peak_mb": MOST_MB}
    told = json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else broken
    return {**told, "seconds": round(time.monotonic() - begin, 1)}


def main(words: list[str]) -> int:
    """The whole house is loaded, for that is what stands in the memory of the site too."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
    import django  # noqa: PLC0415  settings first

    django.setup()
    from measuring import peak_mb  # noqa: PLC0415  stands beside this file

    from warmwelkom.engines.tables import TableError, read_table  # noqa: PLC0415
    from warmwelkom.rooms.transitions.domain.lists.kinds import most_likely  # noqa: PLC0415
    from warmwelkom.rooms.transitions.domain.lists.reading import LIMITS  # noqa: PLC0415

    path = Path(words[0])
    try:
        table = read_table(source=path, filename=path.name, limits=LIMITS)
        said = f"read: {len(table.rows)} rows, {most_likely(table=table)}"
    except TableError as error:
        said = error.sentence_en
    print(json.dumps({"said": said, "peak_mb": peak_mb()}))
    return 0


def repeated(path: Path, piece: bytes, size: int, head: bytes = b"") -> None:
    """So many bytes on the disk, a megabyte at a time."""
    block = piece * (1_000_000 // max(1, len(piece)) + 1)
    with path.open("wb") as file:
        file.write(head)
        while file.tell() < size:
            file.write(block)


def workbook(path: Path, sheet: Callable[[Any], None]) -> None:
    """An xlsx with one sheet that is written piece by piece."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        main_ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr("_rels/.rels", f"<Relationships xmlns='{package}'><Relationship Id='r1' Type='{rel}/officeDocument' Target='xl/workbook.xml'/></Relationships>")  # fmt: skip
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships xmlns='{package}'><Relationship Id='r1' Type='{rel}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>")  # fmt: skip
        archive.writestr("xl/workbook.xml", f"<workbook xmlns='{main_ns}' xmlns:r='{rel}'><sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>")  # fmt: skip
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            sheet(part)


def bomb(path: Path, less: int) -> None:
    def sheet(part: Any) -> None:
        part.write(SHEET.split("{}", maxsplit=1)[0].encode())
        for _piece in range(4000 // less):
            part.write(b" " * 1_000_000)

    workbook(path, sheet)


def far_corner(path: Path, _less: int) -> None:
    cells = "<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
    workbook(path, lambda part: part.write(SHEET.format(cells).encode()))


def full_workbook(path: Path, less: int) -> None:
    """As many filled cells as we take, every text another."""
    words = ["Leerlingnummer", "Roepnaam", "Achternaam", "Geboortedatum", "Klas", "Mentor"]

    def sheet(part: Any) -> None:
        begin, end = SHEET.split("{}")
        part.write(begin.encode())
        for row in range(99_000 // less):
            texts = words if row == 0 else [f"{word}{row}" for word in words]
            texts += [f"text {row} {column}" for column in range(18)]
            cells = "".join(f"<c t='inlineStr'><is><t>{text}</t></is></c>" for text in texts)
            part.write(f"<row>{cells}</row>".encode())
        part.write(end.encode())

    workbook(path, sheet)


def formulas(path: Path, _less: int) -> None:
    """Formulas that were never worked out, and one that wants to start a program."""
    head = "".join(f"<c t='inlineStr'><is><t>{word}</t></is></c>" for word in ("llnr", "Roepnaam", "Achternaam", "Geboortedatum"))  # fmt: skip
    row = '<row><c><f>1+1</f></c><c><f>cmd|" /c calc"!A1</f></c><c><f>A1</f></c><c><f>TODAY()</f></c></row>'
    workbook(path, lambda part: part.write(SHEET.format(f"<row>{head}</row>{row}").encode()))


def garbage(path: Path, less: int) -> None:
    path.write_bytes(random.Random(1).randbytes(60_000_000 // less))


def wide(path: Path, _less: int) -> None:
    line = ";".join(f"Kolom{number}" for number in range(300))
    path.write_text(f"{line}\n" + f"{';'.join('x' * 300)}\n" * 10, encoding="utf-8")


FILES: dict[str, Callable[[Path, int], None]] = {
    "bomb.xlsx": bomb,
    "far-corner.xlsx": far_corner,
    "full.xlsx": full_workbook,
    "formulas.xlsx": formulas,
    "two-gigabytes.csv": lambda path, less: repeated(path, ROW, 2_000_000_000 // less, HEAD),
    "just-too-many-rows.csv": lambda path, _less: repeated(path, ROW, 12_000_000, HEAD),
    "one-endless-line.csv": lambda path, less: repeated(path, b"a;b;", 59_000_000 // less),
    "open-quote.csv": lambda path, less: repeated(path, ROW, 59_000_000 // less, HEAD + b'"'),
    "only-new-lines.csv": lambda path, less: repeated(path, b"\n", 59_000_000 // less),
    "utf16.csv": lambda path, less: repeated(
        path,
        ROW.decode().encode("utf-16-le"),
        15_000_000 // less,
        b"\xff\xfe" + HEAD.decode().encode("utf-16-le"),
    ),
    "garbage.csv": garbage,
    "300-columns.csv": wide,
    "empty.csv": lambda path, _less: repeated(path, b"", 0),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
