"""The shop."""

import invoicing
from invoicing import Invoice as Bill

from .stock import left
