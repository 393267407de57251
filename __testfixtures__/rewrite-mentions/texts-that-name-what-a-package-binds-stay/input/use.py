import importlib
from unittest import mock

TARGETS = {"_target_": "pond.hop"}


def test_hop(monkeypatch):
    monkeypatch.setattr("pond.hop", print)
    monkeypatch.setattr("pool.hop", print)
    with mock.patch("pond.hop", print), mock.patch("pond.hop.far", print):
        assert importlib.import_module("pond.hop").far() == 2
