import logging

from shop.billing.lines import add


def test_add(caplog):
    with caplog.at_level(logging.INFO, logger="shop.billing.lines"):
        add()
    assert caplog.record_tuples == [("shop.billing.lines", logging.INFO, "added")]
    assert [r for r in caplog.records if r.name == "shop.billing.lines"]


def test_parent(caplog):
    caplog.set_level(logging.DEBUG, "shop")
    with caplog.at_level("INFO", logger="shop"):
        add()
