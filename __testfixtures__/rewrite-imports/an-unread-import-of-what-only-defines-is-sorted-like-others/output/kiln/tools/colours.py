import logging
import re
from typing import List, Optional, TypeVar, Union

T = TypeVar("T")
LINE = re.compile(r"\d+")
logger = logging.getLogger(__name__)


class Colour(str):
    RED = "red"


class TooHot(Exception):
    pass


class Burnt(TooHot):
    pass


def shade(one: Optional[Colour], others: List[Union[str, Colour]]) -> dict[str, int]:
    return {}
