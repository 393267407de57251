import os
import pytest


@pytest.fixture(autouse=True)
def env(monkeypatch):
    monkeypatch.setenv("OVEN", "1")


def test_auto():
    assert os.environ["OVEN"] == "1"


def test_stays():
    assert os.environ["OVEN"] == "1"
