def test_cold(heat):
    assert heat == 20
