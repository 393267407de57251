"""Fixtures of all tests."""

import attr
import pytest
from faker import Faker

RATE = 2


@attr.s
class Line:
    price = attr.ib()


def _lines(count):
    return [Line(RATE)] * count


@pytest.fixture(scope="session")
def few():
    return 2


@pytest.fixture
def lines(few):
    return [line.price for line in _lines(few)]


@pytest.fixture
def customer():
    return Faker().name()
