def test_heat():
    assert 1
