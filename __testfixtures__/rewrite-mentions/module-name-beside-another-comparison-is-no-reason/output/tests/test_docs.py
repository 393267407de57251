import logging


def test_messages():
    # reads no thing.__module__
    assert logging.getLogger("shop.kinds").handlers == []


def test_names(thing):
    assert thing.__module__ == "shop"
