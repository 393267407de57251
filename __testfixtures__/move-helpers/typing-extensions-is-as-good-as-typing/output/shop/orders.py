from typing_extensions import TypedDict


class Page(TypedDict):
    number: int
