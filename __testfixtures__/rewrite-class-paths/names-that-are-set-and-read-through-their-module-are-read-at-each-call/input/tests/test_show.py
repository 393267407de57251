from unittest import mock

from shop import conf


def test_show():
    with mock.patch("shop.conf.NAME", "till"):
        assert conf.show()[2] == conf.NAME
