"""Import every module of a request first, each in a process of its own, and write what came of it.

Usage: python -I -X pycache_prefix=FOLDER probe_imports.py REQUEST.json. The request has `modules` (dotted names), `reads` (names to read of a
module beside its public ones), `targets` (dotted names that something resolves at run time, all in one process), `paths`
(put in front of `sys.path`), `output` (where the answers go, one JSON object a line), `seconds` (for one module), `processes`
(at a time), `bytes` (of data memory for each, 0 for no limit) and `preload` (see below). Nothing but the standard library is
used; what a module prints is thrown away.

Where one package of somebody else's takes most of the time again and again, it is loaded once, here, and the other processes
are forked from this one; so is the next one that nearly all of them take time for. A process that did not ask for all that was
there is asked again where only what it asked for was loaded first, and one that failed begins with nothing: what a module finds
there it would have found.
`preload` names those packages, where another run found them. They are no part of the tree (`tops`), and where there is no `fork`
nothing of this happens.
"""

import builtins
import importlib
import importlib.metadata
import importlib.util
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import types
import warnings


#: What is compiled once is read again by the next process (uv compiles nothing); beside the sources nothing is written.
PYCACHE = getattr(sys, "pycache_prefix", None)
if PYCACHE is None:
    sys.dont_write_bytecode = True


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
    own = (os.path.abspath(__file__), os.path.dirname(importlib.__file__) + os.sep)
    text = str(error).strip().split("\n")[0]
    return {
        "type": type(error).__name__,
        "message": text,
        "missing": getattr(error, "name", None) if isinstance(error, ModuleNotFoundError) else None,
        "files": [name for name in files if not name.startswith(own)],
    }


def probe_module(name, reads):
    answer = {"module": name}
    started = time.perf_counter()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            module = importlib.import_module(name)
        except BaseException as error:
            answer["error"] = failure_of(error)
            return answer
    answer["seconds"] = round(time.perf_counter() - started, 4)
    answer["warnings"] = sorted({"%s: %s" % (one.category.__name__, str(one.message).split("\n")[0]) for one in caught})
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


def run_one(job):
    """In the process of its own: answer one job on the standard output that was there at the start."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    # With `-X importtime` what is said is for this program, else for nobody.
    if "importtime" not in sys._xoptions:
        os.dup2(nothing, 2)
    limit_memory(job["bytes"])
    sys.path[:0] = job["paths"]
    # A module that starts the program anew by its arguments (Lightning does, for each further device) is not to start this one.
    sys.argv[:] = ["-c"]
    if "module" in job:
        preloaded = job.get("preloaded", [])
        requests = Requests() if preloaded else None
        answer = probe_module(job["module"], job["reads"])
        said = {"asked": sorted(requests.asked), "taken": requests.taken} if requests else {}
        answers.write(json.dumps(dict(answer, preloaded=preloaded, **said)) + "\n")
    for target in job.get("targets", []):
        answers.write(json.dumps(probe_target(target)) + "\n")
        answers.flush()
    answers.flush()
    # Threads and hooks that the module left behind are none of our business.
    os._exit(0)


def limit_memory(count):
    if count:
        try:
            import resource

            resource.setrlimit(resource.RLIMIT_DATA, (count, count))
        except (ImportError, ValueError, OSError):
            pass


#: A package is worth loading once when it took so many seconds of its own in processes that began with nothing, in all and in each.
WORTH = 2.0
WORTH_EACH = 0.5

#: A further one has to be asked for in this part of so many processes, for the others have to begin with nothing.
NEARLY_ALL = 0.75
ENOUGH = 6

#: When fewer than half of so many did ask for all that was loaded, the last of it was too much.
JUDGED = 8

#: Modules beside each other need the same, so only each of so many is asked at first: what those need is what nearly all do.
APART = 11

#: A module that took too long is given so many times as long, once.
MORE = 3

#: A line of `python -X importtime`: the time a module took itself, in microseconds, and its name.
TIMED = re.compile(rb"^import time:\s+(\d+) \|\s+\d+ \|\s*(\w+)", re.MULTILINE)


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


class Forked:
    """A process that began as a copy of this one, with the part of `Popen` that is used here."""

    def __init__(self, job, said):
        self.returncode = None
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
                os.dup2(said.fileno(), 1)
                run_one(job)
            finally:
                os._exit(1)

    def poll(self):
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status) if hasattr(os, "waitstatus_to_exitcode") else status
        return self.returncode

    def kill(self):
        os.kill(self.pid, 9)

    def wait(self):
        _, self.returncode = os.waitpid(self.pid, 0)


class Keeper:
    """A copy of this process with what is loaded so far, that forks processes for modules which do without what is loaded later."""

    def __init__(self, names):
        self.names = list(names)
        there, self.to = os.pipe()
        self.back, here = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.close(self.to)
                os.close(self.back)
                self.serve(os.fdopen(there, encoding="utf-8"), here)
            finally:
                os._exit(0)
        os.close(there)
        os.close(here)

    def serve(self, requests, here):
        # What ends goes away by itself, so that the process that asked sees it gone.
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        for line in requests:
            request = json.loads(line)
            pid = os.fork()
            if pid == 0:
                try:
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    requests.close()
                    os.close(here)
                    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
                    os.dup2(os.open(request["said"], os.O_WRONLY), 1)
                    run_one(dict(request["job"], preloaded=self.names))
                finally:
                    os._exit(1)
            os.write(here, b"%10d" % pid)

    def fork(self, job, said):
        os.write(self.to, json.dumps({"job": job, "said": said.name}).encode("utf-8") + b"\n")
        return Kept(int(os.read(self.back, 10)))

    def end(self):
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)


class Kept:
    """A process that a keeper forked, with the part of `Popen` that is used here."""

    def __init__(self, pid):
        self.pid = pid
        self.returncode = None

    def poll(self):
        if self.returncode is None:
            try:
                os.kill(self.pid, 0)
            except ProcessLookupError:
                self.returncode = 0
        return self.returncode

    def kill(self):
        try:
            os.kill(self.pid, 9)
        except ProcessLookupError:
            pass

    def wait(self):
        while self.poll() is None:
            time.sleep(0.005)


class Preload:
    """The packages that are loaded in this process: which they are, and what is known about the time others take."""

    def __init__(self, tops, names):
        self.never = set(tops).union(sys.builtin_module_names, getattr(sys, "stdlib_module_names", ()))
        self.can = hasattr(os, "fork")
        self.names = []
        # One with the first package alone, one with the first two, and so on, but for the last.
        self.keepers = []
        # The one that processes are forked from in place of this one, since what came later was too much.
        self.base = None
        self.met = []
        # What else of `names` is there once one of them is.
        self.brings = {}
        self.forget()
        for name in names:
            self.load(name)

    def forget(self):
        self.taken = {}
        self.times = {}
        self.asked = 0

    def learn(self, spent):
        """How long each package took in one process."""
        for top, seconds in spent.items():
            if top not in self.never:
                self.taken[top] = self.taken.get(top, 0.0) + seconds
                self.times[top] = self.times.get(top, 0) + 1
        self.asked += 1
        if self.names and self.asked < ENOUGH:
            return
        often = NEARLY_ALL * self.asked if self.names else 0
        worth = [top for top in self.taken if self.times[top] >= often]
        worst = max(worth, key=self.taken.get, default="")
        if self.taken.get(worst, 0.0) > max(WORTH, WORTH_EACH * self.asked):
            self.load(worst)

    def load(self, name):
        """Whatever it says is thrown away; a package that cannot be loaded is never tried again."""
        if name in self.never or not self.can or importlib.util.find_spec(name) is None:
            return
        self.never.add(name)
        if self.names and len(self.keepers) < len(self.names):
            self.keepers.append(Keeper(self.names))
        kept = os.dup(1), os.dup(2)
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        requests = Requests()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                importlib.import_module(name)
            brought = requests.asked.intersection(self.names)
            self.brings[name] = brought.union(*(self.brings[one] for one in brought))
            self.names.append(name)
            self.forget()
        except BaseException:
            # What it left behind would be there for all.
            self.can = False
        finally:
            requests.stop()
            os.dup2(kept[0], 1)
            os.dup2(kept[1], 2)
            for one in (*kept, nothing):
                os.close(one)

    def is_met(self, asked, loaded):
        """Whether all that was loaded would be there for who asked for this."""
        wanted = set(asked).intersection(loaded)
        return wanted.union(*(self.brings[one] for one in wanted)) == set(loaded)


    def judge(self, is_met):
        """Whether a process that began with all that is loaded for everybody asked for all of it."""
        self.met.append(is_met)
        if len(self.met) < JUDGED:
            return
        loaded = self.base.names if self.base else self.names
        fewer = [one for one in self.keepers if len(one.names) < len(loaded)]
        if 2 * sum(self.met) < len(self.met) and fewer:
            self.base = fewer[-1]
        self.met = []

    def keeper_for(self, asked, loaded):
        """The keeper with the most of what was loaded for who asked for this, if all of that would be there for it."""
        fitting = [one for one in self.keepers if len(one.names) < len(loaded) and self.is_met(asked, one.names)]
        return fitting[-1] if fitting else None


def times_of(text):
    """The seconds of each top-level package in what `-X importtime` said."""
    taken = {}
    for spent, top in TIMED.findall(text):
        taken[top.decode()] = taken.get(top.decode(), 0.0) + int(spent) / 1e6
    return taken


def start(path, job, preload):
    # A file, for a pipe that is full would hold the process up.
    keeper = job.get("keeper") or (preload.base if job.get("forks") else None)
    if keeper is not None:
        said = tempfile.NamedTemporaryFile()
        rest = {key: value for key, value in job.items() if key != "keeper"}
        return keeper.fork(rest, said), said, None, rest, time.monotonic()
    said = tempfile.TemporaryFile()
    if preload.names and preload.can and job.get("forks"):
        return Forked(dict(job, preloaded=list(preload.names)), said), said, None, job, time.monotonic()
    timing = ["-X", "importtime"] if preload.can and not preload.names and "module" in job else []
    cache = ["-X", "pycache_prefix=" + PYCACHE] if PYCACHE else []
    command = [sys.executable, *timing, *cache, "-I", os.path.abspath(__file__), path, str(job["number"])]
    errors = tempfile.TemporaryFile() if timing else None
    process = subprocess.Popen(
        command, stdout=said, stderr=errors or subprocess.DEVNULL, stdin=subprocess.DEVNULL, bufsize=0
    )
    return process, said, errors, job, time.monotonic()


def answers_of(process, said, job, ended):
    said.seek(0)
    text = said.read().decode("utf-8", "replace")
    said.close()
    lines = [line for line in text.split("\n") if line.endswith("}")]
    why = "took more than %s s" % job["seconds"] if ended == "late" else "the process ended with %s" % process.returncode
    error = {"type": "Process", "message": why, "missing": None, "files": []}
    if "module" in job:
        return lines or [json.dumps({"module": job["module"], "error": error})]
    return lines + [json.dumps({"target": target, "error": error}) for target in job["targets"][len(lines) :]]


def jobs_of(request):
    shared = {"paths": request["paths"], "seconds": request["seconds"], "bytes": request["bytes"]}
    reads = request["reads"]
    jobs = [dict(shared, module=name, reads=reads.get(name, []), forks=True) for name in request["modules"]]
    jobs = [job for first in range(APART) for job in jobs[first::APART]]
    if request["targets"]:
        jobs.append(dict(shared, targets=request["targets"]))
    return [dict(job, number=number) for number, job in enumerate(jobs)]


#: In the environment of all that a probe starts, so that none of it begins another one over the same answers.
BEGUN = "EXTRACT_CODEMOD_PROBE"


def main(path, number=None):
    if number is None and os.environ.setdefault(BEGUN, str(os.getpid())) != str(os.getpid()):
        return
    with open(path, encoding="utf-8") as file:
        request = json.load(file)
    jobs = jobs_of(request)
    if number is not None:
        run_one(jobs[int(number)])
    jobs.reverse()
    running = []
    preload = Preload(request.get("tops", []), request.get("preload", []))
    with open(request["output"], "w", encoding="utf-8") as output:
        while jobs or running:
            while jobs and len(running) < request["processes"]:
                running.append(start(path, jobs.pop(), preload))
            for one in list(running):
                process, said, errors, job, started = one
                ended = "by itself" if process.poll() is not None else None
                if ended is None and time.monotonic() - started > job["seconds"]:
                    process.kill()
                    process.wait()
                    ended = "late"
                if ended is not None:
                    running.remove(one)
                    if ended == "late" and "module" in job and not job.get("again"):
                        # A machine that is busy is no hang: once more, with more time.
                        said.close()
                        if errors is not None:
                            errors.close()
                        jobs.append(dict(job, again=True, forks=False, seconds=MORE * job["seconds"]))
                        continue
                    lines = answers_of(process, said, job, ended)
                    if isinstance(process, (Forked, Kept)):
                        answer = json.loads(lines[0])
                        asked, spent = answer.pop("asked", []), answer.pop("taken", {})
                        met = preload.is_met(asked, answer.get("preloaded", []))
                        if preload.can and preload.base is None and isinstance(process, Forked):
                            preload.learn(spent)
                        # What began before the last package was loaded says nothing of that.
                        begun = preload.base.names if preload.base else preload.names
                        if job.get("forks") and not answer.get("error") and answer["preloaded"] == begun:
                            preload.judge(met)
                        if answer.get("error") or not met:
                            keeper = None if answer.get("error") else preload.keeper_for(asked, answer["preloaded"])
                            jobs.append(dict(job, forks=False, keeper=keeper))
                            continue
                        lines = [json.dumps(answer)]
                    output.write("".join(line + "\n" for line in lines))
                    output.flush()
                    if errors is not None:
                        errors.seek(0)
                        if not preload.names and preload.can:
                            preload.learn(times_of(errors.read()))
                        errors.close()
            time.sleep(0.005)
    for keeper in preload.keepers:
        keeper.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
