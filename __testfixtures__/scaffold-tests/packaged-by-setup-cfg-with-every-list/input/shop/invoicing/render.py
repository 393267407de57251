"""Texts of invoices."""
import sys
from importlib import resources

import attr

if sys.platform == "win32":
    import colorama

    colorama.init()


@attr.s
class Invoice:
    amount = attr.ib()


def template():
    return resources.files("shop.invoicing").joinpath("templates/invoice.txt").read_text()


def render_text(amount):
    return template() + str(Invoice(amount).amount)


def render(amount):
    return render_text(amount)


def to_table(rows):
    import tabulate

    return tabulate.tabulate(rows)
