from tests.cases import test_heat as test_heat


def test_oven(hot, bread):
    assert hot < bread
