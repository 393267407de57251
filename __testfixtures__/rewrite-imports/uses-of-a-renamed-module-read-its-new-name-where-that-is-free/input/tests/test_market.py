from unittest.mock import patch

from market import patched


def test_sizes():
    with patch("market.patched.coins"):
        assert patched.sizes()
