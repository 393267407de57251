import typing

from pkg.base import RetryBase

Retry = typing.Union[RetryBase, typing.Callable[[int], bool]]


class RetryAll(RetryBase):
    def __init__(self, *retries: RetryBase) -> None:
        self.retries = retries
