from .errors import checked
from .words import WORDS

from .lexer import lex, Token


class Parser:
    def parse(self, text):
        return checked(lex(text, self), WORDS), Token
