def test_bare():
    assert True


def test_more():
    assert True
