from pathlib import Path


def settings():
    return Path(__file__).with_suffix(".json").read_text()
