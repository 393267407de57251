"""The base of all papers, and a toolbox."""

import logging
from math import floor

from .types import Cents

_logger = logging.getLogger("shop.invoicing.documents")

_STEP = 5


# Swiss rounding.
def _round_cents(amount: float) -> Cents:
    return Cents(floor(amount / _STEP + 0.5) * _STEP)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


class Invoice:
    """What a customer owes."""

    def __init__(self, customer: str):
        self.customer = customer
        self.prices: list[Cents] = []

    def total(self) -> Cents:
        _logger.info("total of %s", _initials(self.customer))
        return _round_cents(sum(self.prices))


def as_text(invoice: Invoice) -> str:
    return f"{_initials(invoice.customer)}: {invoice.total()}"


def main() -> None:
    print(as_text(Invoice("Nobody at all")))
