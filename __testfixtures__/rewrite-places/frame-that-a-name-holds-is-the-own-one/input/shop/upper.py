import inspect
from pathlib import Path


def caller():
    frame = inspect.currentframe()
    while frame.f_code.co_name == "caller":
        frame = frame.f_back
    return Path(frame.f_code.co_filename).parent / "data"
