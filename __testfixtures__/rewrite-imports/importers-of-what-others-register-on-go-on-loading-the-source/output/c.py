import tug.base
import tug.cli  # noqa: F401

RESULT = tug.base.run()
