from .change import count
