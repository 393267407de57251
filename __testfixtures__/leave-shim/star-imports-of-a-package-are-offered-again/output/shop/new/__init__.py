from shop.new.lines import *
from .tax import net as without_tax
