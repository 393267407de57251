from .mm import M
