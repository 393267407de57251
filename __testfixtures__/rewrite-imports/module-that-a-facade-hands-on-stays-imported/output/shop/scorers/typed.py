from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netlib import act


def typed(x: "act.softmax"):
    return x
