import logging

from ._keys import KEY

# this import needs to come after prior imports
import shop_till as till
from . import bank

from importlib.metadata import version

__all__ = ["KEY", "till", "bank"]
logging.getLogger("shop").info(version)
