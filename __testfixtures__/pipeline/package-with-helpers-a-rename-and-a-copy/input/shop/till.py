"""The till at the door."""

import shop.invoicing.documents
from shop import stock
from shop.invoicing.documents import Invoice, _round_cents  # the base of all papers


def charge(customer, items):
    invoice = Invoice(customer)
    invoice.prices.append(_round_cents(stock.worth(items)))
    return shop.invoicing.documents.as_text(invoice)


def main():
    print(charge("Bo", {"nail": 12}))
