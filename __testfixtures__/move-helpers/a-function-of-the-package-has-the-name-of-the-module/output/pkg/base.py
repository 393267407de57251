from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pkg.retry import Retry, RetryAll


class RetryBase:
    def __and__(self, other: "Retry") -> "RetryAll":
        from pkg.retry import RetryAll
        return RetryAll(self, other)
