from pathlib import Path


def template(name):
    return (Path(__file__).parent / "templates" / name).read_text()
