from . import invoicing as billing
