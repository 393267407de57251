import re

_CENT = 100
_SPACES = re.compile(r"\s+")


def _to_cents(amount):
    return round(amount * _CENT)


def _squeeze(text):
    return _SPACES.sub(" ", text)
