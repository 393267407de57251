from .crop import crop
from .resize import (
    nearest,  # the default
    resize,
)

__all__ = ["crop", "nearest", "resize"]
