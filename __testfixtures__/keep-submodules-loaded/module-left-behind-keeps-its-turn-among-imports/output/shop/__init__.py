from .begin import BEGIN
import shop.second as _shop_second  # noqa: F401
from .units import UNIT
