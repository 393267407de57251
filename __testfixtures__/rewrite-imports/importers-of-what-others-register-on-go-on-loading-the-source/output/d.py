from tug import cli  # noqa: F401
from tug import base

RESULT = base.run()
