from unittest.mock import patch

import pytest

from shop import rates, till

FAKES = {"shop.rates.json.dumps": "x", "shop.rates.now": 1, "shop.till.total": 2}


def test_rate():
    for target, value in FAKES.items():
        with patch(target, return_value=value):
            rates.rate()


@pytest.mark.parametrize("target", ["shop.rates.now", "shop.rates.json.dumps"])
def test_each(target):
    with patch(target):
        rates.rate()


def test_spy(mocker):
    spy = mocker.spy(rates, "now")
    rates.rate()
    assert spy.call_count == 1
