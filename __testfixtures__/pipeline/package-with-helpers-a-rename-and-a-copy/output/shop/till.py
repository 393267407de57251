"""The till at the door."""

import invoicing.documents
from invoicing._utils import _round_cents
from invoicing.documents import Invoice  # the base of all papers
from shop import stock


def charge(customer, items):
    invoice = Invoice(customer)
    invoice.prices.append(_round_cents(stock.worth(items)))
    return invoicing.documents.as_text(invoice)


def main():
    print(charge("Bo", {"nail": 12}))
