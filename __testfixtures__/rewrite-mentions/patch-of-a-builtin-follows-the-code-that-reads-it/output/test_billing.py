from unittest.mock import mock_open, patch

from shop.billing import ask
from shop.files import load


@patch("shop.files.open", mock_open(read_data="3"), create=True)
@patch("shop.files.json.load", return_value=3)
@patch("shop.files.os.path.join", lambda *parts: "bill")
def test_load(*mocks):
    assert load("bill") == 3


@patch("shop.billing.input", lambda text: "4")
def test_ask():
    assert ask() == "4"


test_load(), test_ask()
