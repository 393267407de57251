"""What one process says of a module that it imports first, and of names that something resolves at run time."""

import builtins
import importlib
import os
import sys
import time
import traceback
import types
import warnings

#: The files of these programs, which an error only passed through.
OWN = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep


def kind_of(value):
    if isinstance(value, types.ModuleType):
        return "module"
    if isinstance(value, type):
        return "class"
    if callable(value):
        return "function"
    return type(value).__name__


def public_names(module):
    offered = getattr(module, "__all__", None)
    if offered is None:
        return [name for name in dir(module) if not name.startswith("_")]
    return [name for name in offered if isinstance(name, str)]


def failure_of(error):
    """The error in one line, and every file it came through, innermost first."""
    frames = traceback.extract_tb(error.__traceback__)
    files = ["%s:%s" % (frame.filename, frame.lineno) for frame in reversed(frames) if not frame.filename.startswith("<")]
    own = (OWN, os.path.dirname(importlib.__file__) + os.sep)
    text = str(error).strip().split("\n")[0]
    return {
        "type": type(error).__name__,
        "message": text,
        "missing": getattr(error, "name", None) if isinstance(error, ModuleNotFoundError) else None,
        "files": [name for name in files if not name.startswith(own)],
    }


class Requests:
    """What import statements ask for from here on, by top-level name, and the time of its own that each took which was not there."""

    def __init__(self):
        self.asked = set()
        self.taken = {}
        self.inner = 0.0
        self.plain = builtins.__import__
        builtins.__import__ = self.ask

    def ask(self, name, globals=None, locals=None, fromlist=(), level=0):
        top = name.partition(".")[0]
        if level:
            return self.plain(name, globals, locals, fromlist, level)
        self.asked.add(top)
        if top in sys.modules:
            return self.plain(name, globals, locals, fromlist, level)
        started, outer, self.inner = time.perf_counter(), self.inner, 0.0
        try:
            return self.plain(name, globals, locals, fromlist, level)
        finally:
            spent = time.perf_counter() - started
            self.taken[top] = self.taken.get(top, 0.0) + spent - self.inner
            self.inner = outer + spent

    def stop(self):
        builtins.__import__ = self.plain


class Way:
    """
    The way of a process to a module: the packages around it, one after the other, as Python loads them before it. A process that is forked
    on the way goes on with it, so the warnings of a module are those of the whole way, as if it had been gone at once.
    """

    def __init__(self, preloaded=()):
        self.preloaded = list(preloaded)
        #: How long each step took.
        self.seconds = {}
        self.requests = None
        self.recording = None
        self.caught = []

    def load(self, name):
        if self.recording is None:
            self.recording = warnings.catch_warnings(record=True)
            self.caught = self.recording.__enter__()
            warnings.simplefilter("always")
            self.requests = Requests() if self.preloaded else None
        started = time.perf_counter()
        try:
            return importlib.import_module(name)
        finally:
            self.seconds.setdefault(name, time.perf_counter() - started)

    def end(self):
        self.recording.__exit__(None, None, None)

    def said(self):
        """What it asked for, where that matters, and the time of packages that were not there."""
        if self.requests is None:
            return {}
        return {"asked": sorted(self.requests.asked), "taken": self.requests.taken}


def probe_module(name, reads, way):
    answer = {"module": name, "around": bool(way.seconds)}
    try:
        module = way.load(name)
    except BaseException as error:
        answer["error"] = failure_of(error)
        return answer
    finally:
        way.end()
    answer["seconds"] = round(way.seconds[name], 4)
    answer["warnings"] = sorted({"%s: %s" % (one.category.__name__, str(one.message).split("\n")[0]) for one in way.caught})
    answer["listed"] = getattr(module, "__all__", None) is not None
    names = {}
    for offered in sorted(set(public_names(module)).union(reads)):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                names[offered] = kind_of(getattr(module, offered))
            except BaseException as error:
                names[offered] = "error: %s: %s" % (type(error).__name__, str(error).strip().split("\n")[0])
    answer["names"] = names
    return answer


def resolve(target):
    """As `importlib.metadata` and class paths do: the longest part that is a module, then attributes."""
    head, _, tail = target.partition(":")
    parts = head.split(".")
    if tail:
        value = importlib.import_module(head)
        rest = tail.split(".")
    else:
        value, rest = None, []
        for length in range(len(parts), 0, -1):
            name = ".".join(parts[:length])
            try:
                value = importlib.import_module(name)
            except ModuleNotFoundError as error:
                if error.name is None or not (name == error.name or name.startswith(error.name + ".")) or length == 1:
                    raise
                rest.insert(0, parts[length - 1])
                continue
            break
    for word in rest:
        value = getattr(value, word)
    return kind_of(value)


def probe_target(target):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return {"target": target, "kind": resolve(target)}
    except BaseException as error:
        return {"target": target, "error": failure_of(error)}
