import unittest.mock
from unittest.mock import patch

from shop.billing import gross_price, print_bill


class Fake:
    def setattr(self, name, value):
        self.patch = patch(name, value)
        return self.patch.start()


@patch("shop.billing.rate", return_value=0)
def test_free(rate):
    assert gross_price(4) == 4


def test_half(monkeypatch):
    monkeypatch.setattr("shop.billing.rate", lambda: 0.5)
    assert gross_price(4) == 6
    monkeypatch.patch.stop()


def test_print():
    with unittest.mock.patch("shop.billing.print_bill") as fake, patch("shop.rates.rate"):
        fake(print_bill)


test_free(), test_half(Fake()), test_print()
