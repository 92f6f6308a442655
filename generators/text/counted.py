"""A message of a long stage that counts: `printing 12 of 48`. Who shows messages may draw a bar of it, or leave it out."""

from __future__ import annotations


class Counted(str):
    """What is done, how many times it was done, and how many times it will be."""

    what: str
    done: int
    total: int

    def __new__(cls, what: str, done: int, total: int) -> Counted:
        """Make the message with its words."""
        made = super().__new__(cls, f"{what} {done:,} of {total:,}")
        made.what, made.done, made.total = what, done, total
        return made


def say_nothing(_: str) -> None:
    """Leave a message out."""
