"""PostgreSQL's full text search in Dutch over all texts, with the house's own database: `dutch_search.py OUT.json`.

The words of a text joined by "or", ranked by ts_rank. The server is the embedded one, in a directory of its own.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import psycopg
from sets import questions

from warmwelkom.house.postgres.address import database_url
from warmwelkom.house.postgres.session import database_running

TABLE = "CREATE TEMPORARY TABLE texts (number int, body text, words tsvector)"
FILL = "INSERT INTO texts VALUES (%s, %s, to_tsvector('dutch', %s))"
ASK = """
SELECT body, ts_rank(words, asked) AS score
FROM texts, to_tsquery('dutch', %s) AS asked
WHERE words @@ asked AND number <> %s ORDER BY score DESC, number LIMIT 5
"""


def main(out: str) -> None:
    texts = [question.text for question in questions()]
    took, answers = [], []
    with database_running(), psycopg.connect(database_url()) as connection:
        connection.execute(TABLE)
        for number, text in enumerate(texts):
            connection.execute(FILL, (number, text, text))
        for number, text in enumerate(texts):
            begin = time.perf_counter()
            answers.append(connection.execute(ASK, (any_word(connection, text), number)).fetchall())
            took.append(time.perf_counter() - begin)
    ms = sorted(took)[len(took) // 2] * 1000
    Path(out).write_text(json.dumps({"answers": answers, "ms": round(ms, 2)}), encoding="utf-8")


def any_word(connection: psycopg.Connection[tuple[str]], text: str) -> str:
    """The text's words in Dutch with `|` between; empty when all are stop words."""
    row = connection.execute("SELECT plainto_tsquery('simple', %s)::text", (text,)).fetchone()
    return (row[0] if row else "").replace(" & ", " | ")


if __name__ == "__main__":
    main(*sys.argv[1:])
