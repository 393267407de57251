def test_mine():
    pass
