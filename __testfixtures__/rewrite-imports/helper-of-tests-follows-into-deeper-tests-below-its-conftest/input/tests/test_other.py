from helper import other


def test_other():
    assert other() == 2
