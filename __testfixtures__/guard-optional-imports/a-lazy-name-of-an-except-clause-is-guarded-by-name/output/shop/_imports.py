"""Optional dependencies: what brings them, and what happens without them.

A module imports such a dependency in a `try` and hands the error to `_allow_missing`.
Functions that need it call `_require_...` first: it tells their callers what to install.
"""

import functools
from importlib.util import find_spec
from typing import Any, Tuple, Union

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


def _missing(user: str, name: str) -> ImportError:
    message = f"{user} needs {name}, which is not installed: {_INSTALL[name]}"
    return ImportError(message, name=name)


def _require_gridlib(user: str):
    """Return the module gridlib; without it, say what `user` needs."""
    try:
        import gridlib
    except ImportError as error:
        _allow_missing(error, "gridlib")
        raise _missing(user, "gridlib") from None
    return gridlib


_Names = Tuple[str, ...]


def _owner(name: str) -> str:
    owners = [known for known in _INSTALL if f"{name}.".startswith(f"{known}.")]
    return max(owners, key=len)


@functools.lru_cache(maxsize=None)
def _missing_class(name: str) -> Any:
    """Stands for a class of a missing dependency in `except` and `case`."""

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        raise _missing(name, _owner(name))

    return type(name.rpartition(".")[2], (Exception,), {"__init__": __init__})


class _StandIn:
    """Stands for a name of a missing dependency: a base class, a decorator, a default or
    a stored value. Whoever uses it is told what to install."""

    def __init__(
        self, name: str, evaluated: _Names, decorators: _Names, classes: _Names
    ) -> None:
        self._name = name
        self._evaluated = evaluated
        self._decorators = decorators
        self._classes = classes
        self._package = _owner(name)

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        name = f"{self._name}.{attribute}"
        if name in self._classes:
            return _missing_class(name)
        known = self._evaluated + self._decorators + self._classes
        if any(f"{entry}.".startswith(f"{name}.") for entry in known):
            return _StandIn(name, self._evaluated, self._decorators, self._classes)
        raise _missing(name, self._package)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self._name not in self._decorators:
            raise _missing(self._name, self._package)
        if len(args) != 1 or kwargs or not callable(args[0]):
            return self
        decorated = args[0]
        user = getattr(decorated, "__qualname__", self._name)

        @functools.wraps(decorated)
        def unavailable(*args: Any, **kwargs: Any) -> Any:
            raise _missing(user, self._package)

        return unavailable

    def __mro_entries__(self, bases: Any) -> Tuple[type, ...]:
        package = self._package

        class Missing:
            def __new__(cls, *args: Any, **kwargs: Any) -> Any:
                raise _missing(cls.__name__, package)

            def __init_subclass__(cls, **kwargs: Any) -> None:
                super().__init_subclass__()

        return (Missing,)

    def __getitem__(self, item: Any) -> "_StandIn":
        if self._name not in self._evaluated:
            raise _missing(self._name, self._package)
        return self

    def __or__(self, other: Any) -> Any:
        return Union[self, other]

    def __ror__(self, other: Any) -> Any:
        return Union[other, self]

    def __instancecheck__(self, instance: Any) -> bool:
        raise _missing(self._name, self._package)

    def __iter__(self) -> Any:
        raise _missing(self._name, self._package)


def _stand_in(
    name: str, *evaluated: str, decorators: _Names = (), classes: _Names = ()
) -> Any:
    """What `name` is bound to while it is missing. The other names are those that are
    evaluated while a module is imported, and the classes that code
    asks for in `except` and `case`."""
    if name in classes:
        return _missing_class(name)
    return _StandIn(name, (name, *evaluated), decorators, classes)
