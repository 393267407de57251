try:
    from . import _speed as speed
except ImportError:
    speed = None
