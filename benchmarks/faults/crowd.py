"""The people of the measurement, and what they were told where it was no promise."""

from __future__ import annotations

from typing import Any

from inviter import Inviter
from sender import Sender
from visitor import Visitor

from writers import Said, Writer, answers

NO_PROMISE = (
    "answered_503_with_the_sentence",
    "answered_507_with_the_sentence",
    "asked_to_log_in_again",
    "no_answer",
)


class Crowd:
    """Who writes, who invites, who sends links, who logs in."""

    def __init__(self, env: dict[str, str], cookies: dict[str, list[str]], said: dict[str, Said], server: str) -> None:  # fmt: skip
        port = int(env["PORT"])
        self.said, self.visitor = said, Visitor(f"http://127.0.0.1:{port}", server)
        self.people: list[Any] = [Writer(port, number, one, said["notes"]) for number, one in enumerate(cookies["write"])]  # fmt: skip
        self.people += [Inviter(port, 0, one, said["invitations"]) for one in cookies["read"]]
        self.senders = [Sender(port, number, one, said["links"]) for number, one in enumerate(cookies["send"])]  # fmt: skip
        self.people += self.senders
        self.people.append(self.visitor)

    async def last_look(self) -> None:
        """What was sent last is told by the page as well."""
        for one in self.senders:
            await one.look()


def of_answers(said: dict[str, Said], visitor: Visitor) -> dict[str, Any]:
    """What was answered where it was no promise, of all people together."""
    told = [answers(one) for one in said.values()]
    wrong = [one["wrong"] for one in told] + [visitor.wrong]
    return {
        **{name: sum(one[name] for one in told) for name in NO_PROMISE},
        "wrong": {name: number for one in wrong for name, number in one.items()},
        "slowest_answer": max(one["slowest_answer"] for one in told),
    }
