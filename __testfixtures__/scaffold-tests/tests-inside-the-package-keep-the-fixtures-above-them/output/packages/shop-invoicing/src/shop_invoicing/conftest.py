import pytest

from shop_invoicing.lines import Lines

UNIT = "cent"


class Ledger:
    def __init__(self, unit):
        self.unit = unit


@pytest.fixture
def lines():
    return Lines([Ledger(UNIT)])


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    monkeypatch.setenv("QUIET", "1")
