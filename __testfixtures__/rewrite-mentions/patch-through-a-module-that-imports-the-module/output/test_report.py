from unittest import mock
from unittest.mock import patch as replaced

import shop.report
import shop.tax


def test_by_name():
    with mock.patch("shop.tax.rate", return_value=7):
        assert shop.report.line() == "7 EUR"


@replaced("shop.tax." "rate", return_value=7)
def test_by_short_name(rate):
    assert shop.report.line() == "7 EUR"


def test_by_object():
    with mock.patch.object(shop.tax, "rate", return_value=7):
        assert shop.report.line() == "7 EUR"


def test_of_what_stays():
    with mock.patch("shop.report.billing.currency", return_value="DKK"):
        assert shop.report.line() == "19 DKK"
