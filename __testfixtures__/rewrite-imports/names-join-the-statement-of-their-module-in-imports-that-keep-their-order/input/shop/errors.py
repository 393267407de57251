from typing import Collection, Any


class LexError(Exception):
    value: Any


class ConfigError(Exception):
    pass


def checked(value, options: Collection):
    if value not in options:
        raise ConfigError(value)
