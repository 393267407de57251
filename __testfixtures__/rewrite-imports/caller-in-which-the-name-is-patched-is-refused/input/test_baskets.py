from unittest.mock import patch

from shop.baskets import Basket


@patch("shop.baskets.LineView")
def test_lines(view):
    assert Basket().lines() is view.return_value
