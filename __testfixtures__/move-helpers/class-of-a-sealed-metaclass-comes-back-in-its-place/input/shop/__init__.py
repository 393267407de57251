from .desk import remind
