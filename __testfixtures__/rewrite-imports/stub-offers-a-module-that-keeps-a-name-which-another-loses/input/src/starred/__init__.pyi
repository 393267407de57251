from core import rules as rules

NAME: str
