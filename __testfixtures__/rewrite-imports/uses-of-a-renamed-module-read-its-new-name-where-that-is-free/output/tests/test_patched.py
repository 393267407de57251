from unittest.mock import patch

from shop import patched


def test_gross():
    with patch("shop.patched.misc") as misc:
        patched.gross(1)
        assert misc.rounded.called
