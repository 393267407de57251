import pytest

from shop import models as shop_models


@pytest.fixture
def models():
    yield shop_models


@pytest.fixture(name="again", scope="session")
def _again():
    return shop_models


@pytest.fixture
def number():
    return 3
