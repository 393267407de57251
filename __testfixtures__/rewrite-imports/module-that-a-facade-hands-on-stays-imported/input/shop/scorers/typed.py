from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import shop as types


def typed(x: "types.nets.act.softmax"):
    return x
