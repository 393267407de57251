import inspect
from pathlib import Path


def rates():
    frame = inspect.currentframe()
    return (Path(inspect.getframeinfo(frame).filename).parent / "data" / "rates.txt").read_text()


def at_once():
    return (Path(inspect.getframeinfo(inspect.currentframe()).filename).parent / "data" / "rates.txt").read_text()
