def test_names(models):
    for name in ("Box", "LIMIT"):
        assert getattr(models, name)


class TestBags:
    def test_bag(self, again):
        assert again.Bag


def test_number(number):
    assert number.Jar
