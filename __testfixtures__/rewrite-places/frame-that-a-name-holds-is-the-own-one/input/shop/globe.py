from pathlib import Path


def rates():
    return (Path(globals()["__file__"]).parent / "data" / "rates.txt").read_text()
