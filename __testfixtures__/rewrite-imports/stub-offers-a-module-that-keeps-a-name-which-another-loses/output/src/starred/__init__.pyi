from starred import rules as rules

NAME: str
