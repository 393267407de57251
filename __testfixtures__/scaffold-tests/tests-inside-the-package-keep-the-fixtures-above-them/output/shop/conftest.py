import os

import pytest

from shop_invoicing.lines import Lines

UNIT = "cent"


def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true")


class Ledger:
    def __init__(self, unit):
        self.unit = unit


@pytest.fixture
def lines():
    return Lines([Ledger(UNIT)])


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    monkeypatch.setenv("QUIET", "1")


@pytest.fixture
def cart(tmp_path):
    return os.fspath(tmp_path)
