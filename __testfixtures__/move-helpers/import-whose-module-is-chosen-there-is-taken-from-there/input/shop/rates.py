import sys

if sys.version_info >= (3, 11):
    import tomllib
    from datetime import UTC
else:
    from datetime import timezone

    import tomli as tomllib

    UTC = timezone.utc


def read_rates(text):
    return tomllib.loads(text), UTC


def now():
    return UTC
