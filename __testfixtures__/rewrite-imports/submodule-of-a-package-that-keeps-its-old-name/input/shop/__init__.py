from . import bills as bills
