from unittest.mock import patch

from shop.bills import load
from tests import consts


def test_load():
    with patch(consts.TARGET) as json:
        load("1")
    json.loads.assert_called_once_with("1")
