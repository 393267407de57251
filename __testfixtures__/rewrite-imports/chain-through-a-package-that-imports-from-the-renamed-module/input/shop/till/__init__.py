from .coins import count
