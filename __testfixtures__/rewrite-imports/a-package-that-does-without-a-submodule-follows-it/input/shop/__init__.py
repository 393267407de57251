try:
    from . import speed
except ImportError:
    speed = None
