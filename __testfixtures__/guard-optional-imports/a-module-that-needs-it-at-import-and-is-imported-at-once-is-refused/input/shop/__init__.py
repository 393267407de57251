from .engine import query
