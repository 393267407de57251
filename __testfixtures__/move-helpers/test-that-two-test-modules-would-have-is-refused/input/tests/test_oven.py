class TestBase:
    def test_base(self):
        assert 1


class TestOven(TestBase):
    pass


def test_heat():
    assert 1


def test_twice():
    test_heat()
