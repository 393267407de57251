from .words import WORDS
from .errors import checked, LexError
from .parser import Parser
from .lexer import (
    Token,
    lex,
)

print(checked(Parser, WORDS), LexError, Token, lex)
