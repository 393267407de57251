import tug.cli  # noqa: F401
from tug.base import run

RESULT = run()
