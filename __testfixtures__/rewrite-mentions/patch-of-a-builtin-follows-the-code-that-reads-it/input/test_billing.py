from unittest.mock import mock_open, patch

from shop.billing import ask, load


@patch("shop.billing.open", mock_open(read_data="3"), create=True)
@patch("shop.billing.json.load", return_value=3)
@patch("shop.billing.os.path.join", lambda *parts: "bill")
def test_load(*mocks):
    assert load("bill") == 3


@patch("shop.billing.input", lambda text: "4")
def test_ask():
    assert ask() == "4"


test_load(), test_ask()
