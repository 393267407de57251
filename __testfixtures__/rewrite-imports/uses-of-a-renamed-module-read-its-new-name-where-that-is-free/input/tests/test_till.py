from shop import misc
from shop.till import Till


def test_total():
    assert Till().total(1, 2) == misc.rounded(3)
