from unittest.mock import patch

import shop.patched_by_object


@patch("shop.patched.gridlib.size")
def test_patched(size):
    with patch.object(shop.patched_by_object, "gridlib"):
        pass
