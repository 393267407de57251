"""The base of all papers, and a toolbox."""

import logging

from ._utils import _initials, _round_cents
from ._values import Cents

_logger = logging.getLogger("invoicing.documents")


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
