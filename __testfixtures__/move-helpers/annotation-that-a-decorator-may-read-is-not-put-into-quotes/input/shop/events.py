import re

from shop.grammar import WORD

word = re.compile(WORD)


class Data:
    def __init__(self, line: str) -> None:
        self.line = line
