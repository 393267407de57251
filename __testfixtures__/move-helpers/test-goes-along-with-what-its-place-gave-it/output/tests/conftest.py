import pytest


@pytest.fixture
def heat():
    return 200


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    monkeypatch.setenv("QUIET", "1")
