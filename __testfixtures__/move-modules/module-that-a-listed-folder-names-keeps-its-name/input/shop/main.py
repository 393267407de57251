from pathlib import Path


def commands():
    """The commands are the files of a folder."""
    return sorted(path.stem for path in (Path(__file__).parent / "commands").glob("*.py") if path.stem != "__init__")
