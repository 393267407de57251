from .words import WORDS
from .errors import LexError
from .parser import Parser
from .lexer import (
    Token,
    checked,
    lex,
)

print(checked(Parser, WORDS), LexError, Token, lex)
