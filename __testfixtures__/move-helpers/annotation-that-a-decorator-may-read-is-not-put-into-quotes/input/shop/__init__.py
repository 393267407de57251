from shop.events import Data
from shop.readers import READERS

__all__ = ["READERS", "Data"]
