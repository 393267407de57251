import sys

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def read_terms(text: str) -> dict:
    return tomllib.loads(text)


def read_prices(text: str) -> dict:
    return tomllib.loads(text)["prices"]
