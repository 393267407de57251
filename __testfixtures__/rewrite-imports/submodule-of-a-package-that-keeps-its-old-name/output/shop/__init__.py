from . import invoicing as bills
