class Letter:
    text: str
    pages: int = 1
