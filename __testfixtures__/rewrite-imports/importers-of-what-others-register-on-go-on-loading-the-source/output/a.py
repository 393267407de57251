from tug.base import run
import tug.cli  # noqa: F401

RESULT = run()
