# -*- coding: latin-1 -*-
from invoicing.lines import Line  # Straße invoicing.lines
