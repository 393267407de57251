import kit


def test_work(monkeypatch):
    monkeypatch.setattr(kit, "saw", lambda: 6)
    assert kit.saw() == 6
