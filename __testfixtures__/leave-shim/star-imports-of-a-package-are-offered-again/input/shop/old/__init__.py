from shop.old.lines import *
from .tax import net as without_tax
