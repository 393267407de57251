from unittest import mock

from shop import conf, report


def test_show():
    with mock.patch("shop.conf.NAME", "till"):
        assert report.show()[2] == conf.NAME
