from unittest import mock

from mill import stones


def test_by_keyword(monkeypatch):
    with mock.patch.object(target=stones, attribute="speed", new=lambda: 11):
        assert stones.twice() == 22
    monkeypatch.setattr(target=stones, name="speed", value=lambda: 12)
    assert stones.twice() == 24


@mock.patch.object(target=stones, attribute="axis", autospec=True)
def test_of_what_stays(axis):
    assert stones.axis is axis
