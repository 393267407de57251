from .tax import net; from .lines import Line
import shop._codec, shop.stock as goods
from .tax import gross, \
    _round

__all__ = ["Line", "goods", "gross", "net"]