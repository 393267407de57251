from pathlib import Path

HERE = Path(__file__).parent


def read(name="data/a"):
    return (HERE / (name + ".txt")).read_text()
