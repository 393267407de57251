from ._version import __title__, version
