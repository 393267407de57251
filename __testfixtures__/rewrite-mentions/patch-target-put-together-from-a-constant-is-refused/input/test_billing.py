from unittest import mock

import shop.billing

BILLING = "shop.billing"


class TestBilling:
    MODULE = "shop.billing"

    def test_joined(self):
        with mock.patch(BILLING + ".time.time", return_value=-1):
            assert shop.billing.rate() == 7

    def test_formatted(self):
        with mock.patch(f"{self.MODULE}.rate", return_value=7):
            assert shop.billing.rate() == 7


@mock.patch("%s.rate" % BILLING, return_value=7)
def test_percent(rate):
    assert shop.billing.rate() == 7


@mock.patch("{}.currency".format(BILLING), return_value="DKK")
def test_of_what_stays(currency):
    assert shop.billing.currency() == "DKK"
