import re
from typing import Dict, Collection, TYPE_CHECKING
from enum import Enum

if TYPE_CHECKING:
    from .parser import Parser

from .words import WORDS
from .errors import ConfigError, LexError


class Token(Enum):
    WORD = 1


def lex(text: Collection, parser: "Parser") -> Dict:
    if not re.match("x", text):
        raise LexError(WORDS)
    return {Token.WORD: text}


def checked(value, options: Collection):
    if value not in options:
        raise ConfigError(value)
