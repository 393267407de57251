from typing_extensions import Any, Sequence, TypedDict


class Page(TypedDict):
    number: int


def first_page(lines: Sequence[Any]) -> Sequence[Any]:
    return lines[:40]
