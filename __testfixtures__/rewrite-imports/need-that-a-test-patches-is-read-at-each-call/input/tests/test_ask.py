from shop.terminal import ask


def test_ask(monkeypatch):
    monkeypatch.setattr("shop.terminal.read_line", lambda question: "yes")
    assert ask("?") == "yes"
