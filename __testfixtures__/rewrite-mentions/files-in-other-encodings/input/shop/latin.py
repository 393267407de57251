# -*- coding: latin-1 -*-
from shop.invoicing.lines import Line  # Straße shop.invoicing.lines
