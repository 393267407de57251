from .invoicing import NAMES

COUNT = len(NAMES)
