from typing import Callable

_Filter = Callable[[int], bool]
