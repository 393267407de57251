from unittest.mock import patch

import shop
import shop.bills


@patch("shop.bills.pdf.misc.STEP", 1)
def test_step():
    assert shop.bills.printed(shop.bills.Bill(2)) == "2 in steps of 1"


@patch("shop.bills.paper.rounded", lambda amount: 0)
def test_total():
    assert shop.bills.paper.Bill(3).total() == 0
