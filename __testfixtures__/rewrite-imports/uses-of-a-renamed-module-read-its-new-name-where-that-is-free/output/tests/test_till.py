from shop import money
from shop.till import Till


def test_total():
    assert Till().total(1, 2) == money.rounded(3)
