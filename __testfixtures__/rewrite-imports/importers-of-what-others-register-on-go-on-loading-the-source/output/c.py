import tug.cli  # noqa: F401
import tug.base

RESULT = tug.base.run()
