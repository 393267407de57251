from unittest.mock import patch

import shop


@patch("shop.net.fetch")
@patch("shop.net.send")
def test_fetch(fetch, send):
    assert shop.fetch() == "real"
