"""A shop."""

from .till import Drawer, recommend
