class Letter:
    text: str
    pages: int = 1


SIGNATURE = "Your shop"


def sign(text):
    return text + SIGNATURE
