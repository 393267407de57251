from tug.base import run as go
from tug import cli as _cli  # noqa: F401

tug = go()
