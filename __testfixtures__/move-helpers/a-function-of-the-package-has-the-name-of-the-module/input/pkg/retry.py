import typing


class RetryBase:
    def __and__(self, other: "Retry") -> "RetryAll":
        return RetryAll(self, other)


Retry = typing.Union[RetryBase, typing.Callable[[int], bool]]


class RetryAll(RetryBase):
    def __init__(self, *retries: RetryBase) -> None:
        self.retries = retries
