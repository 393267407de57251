from .errors import ShopError
from .stock import Stock
