"""Optional dependencies: what brings them, and what happens without them.

A module imports such a dependency in a `try` and hands the error to `_allow_missing`.
Functions that need it call `_require_...` first: it tells their callers what to install.
"""

from importlib.util import find_spec

_INSTALL = {
    "fancy": "pip install 'kit[frames]'",
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


def _missing(user: str, name: str) -> ImportError:
    message = f"{user} needs {name}, which is not installed: {_INSTALL[name]}"
    return ImportError(message, name=name)


def _require_fancy(user: str):
    """Return the module fancy; without it, say what `user` needs."""
    try:
        import fancy
    except ImportError as error:
        _allow_missing(error, "fancy")
        raise _missing(user, "fancy") from None
    return fancy
