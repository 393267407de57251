import logging

from billing.lines import add


def test_add(caplog):
    with caplog.at_level(logging.INFO, logger="billing.lines"):
        add()
    assert caplog.record_tuples == [("billing.lines", logging.INFO, "added")]
    assert [r for r in caplog.records if r.name == "billing.lines"]


def test_parent(caplog):
    caplog.set_level(logging.DEBUG, "shop")
    with caplog.at_level("INFO", logger="shop"):
        add()
