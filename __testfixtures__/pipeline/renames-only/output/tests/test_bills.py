from unittest.mock import patch

import shop
import shop.invoicing


@patch("shop.invoicing.printing.misc.STEP", 1)
def test_step():
    assert shop.invoicing.printed(shop.invoicing.Bill(2)) == "2 in steps of 1"


@patch("shop.invoicing.paper.rounded", lambda amount: 0)
def test_total():
    assert shop.invoicing.paper.Bill(3).total() == 0
