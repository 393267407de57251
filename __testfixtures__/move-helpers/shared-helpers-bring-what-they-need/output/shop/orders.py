"""Orders of the shop."""

from shop._text import _squeeze, _to_cents


def _own(order):
    return order


def total(amounts):
    return sum(_to_cents(amount) for amount in amounts)


def title(text):
    return _squeeze(text).title()
