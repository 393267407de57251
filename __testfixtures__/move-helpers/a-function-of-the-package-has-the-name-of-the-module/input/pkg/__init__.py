from pkg.retry import RetryAll as RetryAll
from pkg.retry import RetryBase as RetryBase


def retry(function):
    return function
