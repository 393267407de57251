from unittest.mock import patch

import pytest

from shop import till

FAKES = {"shop.till.json.dumps": "x", "shop.till.now": 1, "shop.till.total": 2}


def test_rate():
    for target, value in FAKES.items():
        with patch(target, return_value=value):
            till.rate()


@pytest.mark.parametrize("target", ["shop.till.now", "shop.till.json.dumps"])
def test_each(target):
    with patch(target):
        till.rate()


def test_spy(mocker):
    spy = mocker.spy(till, "now")
    till.rate()
    assert spy.call_count == 1
