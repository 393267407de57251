import unittest.mock
from unittest.mock import patch

from shop.billing import print_bill
from shop.tax import gross_price


class Fake:
    def setattr(self, name, value):
        self.patch = patch(name, value)
        return self.patch.start()


@patch("shop.tax.rate", return_value=0)
def test_free(rate):
    assert gross_price(4) == 4


def test_half(monkeypatch):
    monkeypatch.setattr("shop.tax.rate", lambda: 0.5)
    assert gross_price(4) == 6
    monkeypatch.patch.stop()


def test_print():
    with unittest.mock.patch("shop.billing.print_bill") as fake, patch("shop.rates.rate"):
        fake(print_bill)


test_free(), test_half(Fake()), test_print()
