"""The package offers exactly the names that its guide promises."""

import pytest

import shop_invoicing

NAMES = [
    "Bill",
    "total",
]


def test_all_lists_the_names():
    assert sorted(shop_invoicing.__all__) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_name_is_offered(name):
    try:
        getattr(shop_invoicing, name)
    except ImportError as error:
        pytest.skip(str(error))
