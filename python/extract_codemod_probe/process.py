"""A process that answers, and one that has something loaded and forks others: what each does from its beginning to its end."""

import _thread
import json
import os
import signal
import stat
import sys
import warnings

from .answers import Requests, Way, probe_module, probe_target


def be_bounded(request):
    """What all that is imported finds: the paths, the bound of data memory, and no arguments."""
    limit_memory(request["bytes"])
    sys.path[:0] = request["paths"]
    # A module that starts the program anew by its arguments (Lightning does, for each further device) is not to start this one.
    sys.argv[:] = ["-c"]


def limit_memory(count):
    if count:
        try:
            import resource

            resource.setrlimit(resource.RLIMIT_DATA, (count, count))
        except (ImportError, ValueError, OSError):
            pass


def answer(job, way):
    """Answer one job on the standard output that was there at the start, and end."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    # With `-X importtime` what is said is for this program, else for nobody.
    if "importtime" not in sys._xoptions:
        os.dup2(nothing, 2)
    if "module" in job:
        said = probe_module(job["module"], job["reads"], way)
        answers.write(json.dumps(dict(said, preloaded=way.preloaded, **way.said())) + "\n")
    for target in job.get("targets", []):
        answers.write(json.dumps(probe_target(target)) + "\n")
        answers.flush()
    answers.flush()
    # Threads and hooks that the module left behind are none of our business.
    os._exit(0)


def be_host(folder, way, load=None):
    """
    Load what is asked for, say how that went, and fork a process for each line that arrives. `folder` has the pipes of `Host`; `load` is `{"package":
    name}`, the next package on the way of modules, or `{"heavy": name}`, a package of somebody else's; without it nothing is loaded.
    """
    there = os.open(os.path.join(folder, "asks"), os.O_RDWR)
    here = os.open(os.path.join(folder, "says"), os.O_RDWR)
    said = loaded(way, load or {})
    os.write(here, json.dumps(said).encode("utf-8") + b"\n")
    if "why" in said:
        os._exit(0)
    # What ends goes away by itself, so that the process that asked sees it gone; what is loaded later finds it as it was.
    known = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    requests = os.fdopen(os.dup(there), encoding="utf-8")
    for line in requests:
        with warnings.catch_warnings():
            # From Python 3.12 on a fork beside threads of libraries is warned of, which would be called a warning of the package.
            warnings.simplefilter("ignore")
            pid = os.fork()
        if pid == 0:
            try:
                signal.signal(signal.SIGCHLD, known or signal.SIG_DFL)
                requests.close()
                os.close(there)
                os.close(here)
                be_asked(json.loads(line), way)
            finally:
                os._exit(1)
        os.write(here, b"%d\n" % pid)


def be_asked(request, way):
    """In a process that was forked: what a line asks for."""
    if way.requests is not None:
        way.requests.taken = {}
    for name, number in (("said", 1), ("errors", 2)):
        opened = os.open(request.get(name) or os.devnull, os.O_WRONLY)
        os.dup2(opened, number)
        os.close(opened)
    if "job" in request:
        answer(request["job"], way)
    be_host(request["folder"], way, request["load"])


def loaded(way, load):
    """What came of loading: what it asked for, or `why` no process may be forked from here."""
    before = _thread._count(), open_files()
    try:
        if "package" in load:
            way.load(load["package"])
            said = way.said()
        elif "heavy" in load:
            said = load_heavy(load["heavy"], way)
        else:
            said = {}
    except BaseException as error:
        return {"why": "%s: %s" % (type(error).__name__, error)}
    if _thread._count() > before[0]:
        return {"why": "it starts a thread"}
    if open_files() - before[1]:
        return {"why": "it keeps a file open"}
    return said


def load_heavy(name, way):
    requests = Requests()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            __import__(name)
    finally:
        requests.stop()
    way.preloaded.append(name)
    return {"asked": sorted(requests.asked), "taken": requests.taken}


def open_files():
    """What this process has open but devices; processes that are forked share the place in a file."""
    found = set()
    for folder in ("/proc/self/fd", "/dev/fd"):
        if os.path.isdir(folder):
            for name in os.listdir(folder):
                try:
                    state = os.fstat(int(name))
                except (OSError, ValueError):
                    continue
                if not stat.S_ISCHR(state.st_mode):
                    found.add((name, state.st_dev, state.st_ino))
            break
    return found
