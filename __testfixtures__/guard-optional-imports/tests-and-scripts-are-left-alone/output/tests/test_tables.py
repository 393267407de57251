import gridlib


def test_size():
    assert gridlib
