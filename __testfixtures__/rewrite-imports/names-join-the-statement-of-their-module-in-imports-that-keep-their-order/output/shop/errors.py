from typing import Any


class LexError(Exception):
    value: Any


class ConfigError(Exception):
    pass
