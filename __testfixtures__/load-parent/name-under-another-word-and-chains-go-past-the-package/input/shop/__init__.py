"""A shop."""

from .offers import *
from .papers import PAPERS
from .sheets import SHEETS
from shop.till import *
