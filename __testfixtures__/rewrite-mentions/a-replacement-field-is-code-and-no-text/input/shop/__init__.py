from .version import __title__, version
