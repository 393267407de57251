from unittest import mock

from mill import stones, wheels


def test_by_keyword(monkeypatch):
    with mock.patch.object(target=wheels, attribute="speed", new=lambda: 11):
        assert wheels.twice() == 22
    monkeypatch.setattr(target=wheels, name="speed", value=lambda: 12)
    assert wheels.twice() == 24


@mock.patch.object(target=stones, attribute="axis", autospec=True)
def test_of_what_stays(axis):
    assert stones.axis is axis
