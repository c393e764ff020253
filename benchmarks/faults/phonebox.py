"""A provider of SMS that writes down the number of each message it takes, also where its answer is nonsense, and can be asked.

python phonebox.py PORT FILE MOOD
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from moody import Answers, serve


class PhoneBox(Answers):
    """Takes whatever it is sent, and refuses no second time: what we send twice shows."""

    def do_POST(self) -> None:  # noqa: N802  http.server calls it so
        reference = json.loads(self.sent())["reference"]
        self.server.take(reference)
        self.say({"id": f"p-{reference}"}, 201)

    def do_GET(self) -> None:  # noqa: N802  http.server calls it so
        """What became of one, by our number: the last part of the address."""
        reference = self.path.rpartition("/")[2]
        taken = Path(self.server.file.name).read_text().split()
        if reference in taken:
            self.say({"id": f"p-{reference}", "reference": reference, "status": "sent"})
        else:
            self.say({}, 404)


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:], PhoneBox))
