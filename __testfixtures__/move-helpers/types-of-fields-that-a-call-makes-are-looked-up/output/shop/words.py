import dataclasses
from typing import NamedTuple, TypedDict

from shop.base import Text

Entry = TypedDict("Entry", {"text": "Text", "Text": int})
Pair = NamedTuple("Pair", [("text", "list[Text]"), ("Text", "int")])
Box = dataclasses.make_dataclass("Box", [("text", "Text", None)])
TABLE = {"text": "Text"}
