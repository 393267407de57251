from .version import RELEASE
from .tax import net

version = ".".join(["1", "2"])

__all__ = ["RELEASE", "net", "version"]
