from pathlib import Path

HERE = Path(__file__).parent
DATA = "data"


def read(name):
    return (HERE / DATA / name).read_text()
