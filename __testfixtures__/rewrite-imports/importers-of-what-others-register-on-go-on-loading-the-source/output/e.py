from tug import cli as _cli  # noqa: F401
from tug.base import run as go

tug = go()
