import pytest


@pytest.fixture(name="oven")
def make_oven():
    return 200


class TestBase:
    def test_base(self, oven):
        assert oven


@pytest.mark.usefixtures("oven")
class TestOven:
    def test_name(self):
        assert True
