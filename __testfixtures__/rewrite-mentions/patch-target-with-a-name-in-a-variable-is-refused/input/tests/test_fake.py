from unittest.mock import patch

from shop import till


def fake(name, **more):
    return patch("shop.till." + name, **more)


def other(name):
    return patch(f"{till.__name__}.{name}")


def test_rate():
    with fake("now", return_value=1), other("json"):
        assert till.rate()


def test_dict():
    with patch.dict("shop.till.__dict__", now=lambda: 1):
        assert till.rate()
