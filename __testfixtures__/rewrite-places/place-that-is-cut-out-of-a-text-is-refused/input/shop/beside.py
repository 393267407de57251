from pathlib import Path


def beside(path):
    return Path(path).parent / "data" / "rates.txt"
