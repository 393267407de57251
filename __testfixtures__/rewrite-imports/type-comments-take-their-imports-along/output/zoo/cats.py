from typing import List

from zoo.wild import Lynx


def count(all):
    # type: (List[Lynx]) -> int
    return len(all)  # type: ignore
