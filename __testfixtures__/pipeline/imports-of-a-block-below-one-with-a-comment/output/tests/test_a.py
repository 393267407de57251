import os

if True:
    from shop_data.defaults import (
        _a,
    )  # noqa: E501
    from shop_data.defaults import (
        _b as _c,
    )


def test_a():
    assert _a() + _c() == 3, os
