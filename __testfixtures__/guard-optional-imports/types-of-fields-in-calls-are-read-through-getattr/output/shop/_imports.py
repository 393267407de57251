"""Optional dependencies: what brings them, and what happens without them.

Each is an attribute of this module and imported when it is first read (PEP 562):
`_imports.name` gives the module, or says what to install.
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gridlib

__all__ = [
    "gridlib",
]

_INSTALL = {
    "gridlib": "pip install 'shop[tables]'",
}


def _allow_missing(error: ImportError, name: str) -> None:
    """Go on when `name` cannot be found. When it is there, the error is about something
    else (what it needs itself, a part that it lacks) and is raised again."""
    try:
        found = find_spec(name) is not None
    except ImportError:
        found = False
    except ValueError:  # a module without a spec, put into sys.modules by hand
        found = True
    if found:
        raise error


def _missing(user: str, name: str) -> ModuleNotFoundError:
    message = f"{user} needs {name}, which is not installed: {_INSTALL[name]}"
    return ModuleNotFoundError(message, name=name)


if not TYPE_CHECKING:

    def __getattr__(name):
        """Import a dependency when it is first read; without it, say what to install."""
        if name == "gridlib":
            try:
                import gridlib as value
            except ImportError as error:
                _allow_missing(error, "gridlib")
                raise _missing(__package__, "gridlib") from None
            globals()[name] = value
            return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
