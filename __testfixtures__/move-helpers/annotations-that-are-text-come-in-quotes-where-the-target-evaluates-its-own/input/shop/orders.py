from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from shop.people import Person


def greeting(name: str | None, *others: Person, tone: Literal["warm"] = "warm") -> "str":
    def one(person: Person) -> str:
        told: Person = person
        return f"Dear {told}, {tone}"

    return name or one(others[0])


class Envelope:
    stamps: list[int]

    def seal(self, by: Person, lid=lambda one: one) -> None:
        self.stamps = [by.stamp]


def order(name: str) -> Envelope:
    return Envelope()
