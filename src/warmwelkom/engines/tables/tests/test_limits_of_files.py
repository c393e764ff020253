"""What is too long, too large or without an end is refused before it is read whole."""

import io

import pytest

from warmwelkom.engines.tables import Limits, Table, TableError, read_table, write_xlsx


def read(data: bytes, limits: Limits | None = None) -> Table:
    return read_table(source=data, filename="lijst.csv", limits=limits)


class Endless(io.RawIOBase):
    """A file without an end, that counts what was asked of it."""

    asked = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        assert size > 0, "all of an endless file was asked for"
        self.asked += size
        return b"1;2\n" * (size // 4 + 1)


def test_of_a_file_of_gigabytes_no_more_is_read_than_we_take() -> None:
    endless = Endless()
    with pytest.raises(TableError) as refusal:
        read_table(source=endless, filename="", limits=Limits(max_bytes=1_000_000))
    assert endless.asked == 1_000_001
    assert refusal.value.sentence_nl == (
        "Dit bestand is groter dan 1 MB. Bewaar alleen de lijst, zonder plaatjes, of splits hem."
    )


def test_a_line_without_an_end_is_never_cut() -> None:
    with pytest.raises(TableError) as refusal:
        read(b"a;b\n" + b"a;" * 600_000)
    assert refusal.value.sentence_nl == (
        "lijst.csv: Dit is geen lijst die we kunnen lezen. Bewaar de lijst als xlsx of csv."
    )
    long_lines = read(
        b"a;b\n" + b"x;" + b"y" * 100_000 + b"\n" + b"x;y\n" * 250_000, Limits(max_rows=10**6)
    )
    assert len(long_lines.rows) == 250_001


def test_a_workbook_has_a_limit_of_its_own() -> None:
    data = write_xlsx(columns=["a", "b"], rows=[["1", "2"]])
    with pytest.raises(TableError) as refusal:
        read_table(source=data, filename="", limits=Limits(max_workbook=len(data) - 1))
    assert refusal.value.sentence_nl == (
        "Dit bestand is groter dan 0 MB. Bewaar de lijst als csv, of splits hem."
    )
    assert (
        len(read_table(source=data, filename="", limits=Limits(max_workbook=len(data))).rows) == 1
    )
