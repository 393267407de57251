import logging
from typing import Dict, TypeVar

from shop.k import Event

E = Event
JSON = Dict[str, int]
LIMIT = 3
T = TypeVar("T")
log = logging.getLogger("shop")


def stays(event: E, data: JSON, item: T) -> T:
    log.info("%s", LIMIT)
    return item
