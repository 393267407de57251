"""All there is."""

from .wheels import *
