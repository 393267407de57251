"""The processes that have something loaded, as the program sees them that asks: how they begin, fork others, and end."""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time


class Host:
    """
    A process that has `names` loaded (packages of somebody else's), then `packages` (those around modules, from the outermost on), and forks others.
    It is forked from another one itself, but for the first.
    """

    def __init__(self, names, packages):
        self.names = tuple(names)
        self.packages = tuple(packages)
        self.folder = tempfile.mkdtemp()
        for name in ("asks", "says"):
            os.mkfifo(os.path.join(self.folder, name))
        self.asks = os.open(os.path.join(self.folder, "asks"), os.O_RDWR)
        self.says = os.open(os.path.join(self.folder, "says"), os.O_RDWR)
        self.heard = b""
        self.process = None
        #: What it said of loading; None before that, and where it may not be forked from, `why` is among it.
        self.said = None
        self.started = self.used = time.monotonic()
        #: Where it says how long imports took.
        self.errors = None
        #: What is forked from it and runs, and what waits for it.
        self.running = 0
        self.waiting = []
        self.inner = []

    def begins(self, process):
        self.process = process
        return self

    def line(self, seconds):
        """The next line it says, if there is one after so many seconds."""
        until = time.monotonic() + seconds
        while b"\n" not in self.heard:
            if not select.select([self.says], [], [], max(0.0, min(1.0, until - time.monotonic())))[0]:
                if time.monotonic() >= until or self.process.poll() is not None:
                    return None
                continue
            self.heard += os.read(self.says, 65536)
        line, _, self.heard = self.heard.partition(b"\n")
        return line

    def is_open(self):
        """Whether it can be forked from; None where it is still loading."""
        if self.said is None:
            line = self.line(0)
            if line is not None:
                self.said = json.loads(line)
            elif self.process.poll() is not None:
                self.said = {"why": "the process ended"}
            if self.said is not None and "why" in self.said:
                self.process = None
        return None if self.said is None else "why" not in self.said

    def close(self, why):
        self.said = {"why": why}

    def ask(self, request):
        """Let it fork a process for a request; None where that did not happen."""
        self.used = time.monotonic()
        os.write(self.asks, json.dumps(request).encode("utf-8") + b"\n")
        pid = self.line(60)
        return None if pid is None else Kept(int(pid))

    def end(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        os.close(self.asks)
        os.close(self.says)
        shutil.rmtree(self.folder, ignore_errors=True)


def first_host(program, path, is_timed):
    """The host that has nothing loaded; with times it says on its standard error how long each import takes."""
    host = Host((), ())
    cache = ["-X", "pycache_prefix=" + sys.pycache_prefix] if sys.pycache_prefix else []
    timing = ["-X", "importtime"] if is_timed else []
    command = [sys.executable, *timing, *cache, "-I", program, path, host.folder]
    nothing = subprocess.DEVNULL
    host.begins(subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing))
    line = host.line(60)
    host.said = {"why": "it does not begin"} if line is None else json.loads(line)
    return host


class Kept:
    """A process that a host forked, with the part of `Popen` that is used here."""

    def __init__(self, pid):
        self.pid = pid
        self.returncode = None

    def poll(self):
        if self.returncode is None and is_gone(self.pid):
            self.returncode = 0
        return self.returncode

    def kill(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def wait(self):
        while self.poll() is None:
            time.sleep(0.005)


def is_gone(pid):
    """Whether a process that is no child of this one has ended; one whose host has ended too may wait for somebody to take note of it."""
    try:
        os.kill(pid, 0)
        with open("/proc/%d/stat" % pid, "rb") as file:
            return file.read().rpartition(b")")[2].split()[:1] == [b"Z"]
    except ProcessLookupError:
        return True
    except OSError:
        # There is no such folder here, or it went just now: the next look says so.
        return False
