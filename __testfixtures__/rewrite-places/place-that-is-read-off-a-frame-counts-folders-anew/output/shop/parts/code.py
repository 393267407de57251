from pathlib import Path


def rates():
    return (Path(rates.__code__.co_filename).parent.parent / "data" / "rates.txt").read_text()
