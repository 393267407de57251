"""Orders of the shop."""

import re

_CENT = 100
_SPACES = re.compile(r"\s+")


def _to_cents(amount):
    return round(amount * _CENT)


def _squeeze(text):
    return _SPACES.sub(" ", text)


def _own(order):
    return order


def total(amounts):
    return sum(_to_cents(amount) for amount in amounts)


def title(text):
    return _squeeze(text).title()
