import logging

from ._keys import KEY

# this import needs to come after prior imports
from . import till, bank

from importlib.metadata import version

__all__ = ["KEY", "till", "bank"]
logging.getLogger("shop").info(version)
