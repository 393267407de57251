from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .tax import net


def __getattr__(name):
    if name == "net":
        from .tax import net

        return net
    raise AttributeError(name)
