import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def local(heat):
    return heat + 1


@pytest.mark.slow
def test_heat(local, tmp_path):
    assert local == 201


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "cold"), [("rye", 2)])
def test_pair(kind, cold):
    assert kind and cold


@pytest.mark.slow
class TestOwn:
    @pytest.fixture
    def bread(self, local):
        return local

    def check(self, cold):
        return cold

    def test_bread(self, bread):
        assert self.check(bread) == 201


def test_stays(local):
    assert local == 201
