class TestLoaf:
    def test_loaf(self):
        assert 1
