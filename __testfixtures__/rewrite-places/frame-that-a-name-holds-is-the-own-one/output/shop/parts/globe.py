from pathlib import Path


def rates():
    return (Path(globals()["__file__"]).parent.parent / "data" / "rates.txt").read_text()
