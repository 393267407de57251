"""A shop."""

from .offers import *
from .papers import PAPERS
from shop.till import *
