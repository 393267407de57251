"""Which module is asked when, and in which process; what came of each is written as soon as it is known."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

from .hosts import Host, first_host
from .jobs import jobs_of, packages_around, wide_packages
from .preload import Preload, times_of

#: A module that took too long is given so many times as long, once.
MORE = 3

#: So many processes with a package loaded stay for the modules of it; then the one that was not used for the longest time goes.
MOST_HOSTS = 24


def parsed(line):
    """The answer in a line; None where it was cut off."""
    try:
        return json.loads(line)
    except ValueError:
        return None


def read_once(file):
    """What was written to a temporary file, which is then gone; nothing of None."""
    if file is None:
        return b""
    file.seek(0)
    text = file.read()
    file.close()
    return text


class Run:
    """A process that answers a job."""

    def __init__(self, job, host, process, said, errors, seconds):
        self.job, self.host, self.process, self.said, self.errors = job, host, process, said, errors
        self.started, self.seconds = time.monotonic(), seconds

    def ended(self):
        """`by itself`, `late`, or None."""
        if self.process.poll() is not None:
            return "by itself"
        if time.monotonic() - self.started <= self.seconds:
            return None
        self.process.kill()
        self.process.wait()
        return "late"

    def answers(self, ended):
        text = read_once(self.said).decode("utf-8", "replace")
        lines = [one for one in map(parsed, text.split("\n")) if one is not None]
        code = self.process.returncode
        why = "took more than %s s" % self.seconds if ended == "late" else "the process ended with %s" % code
        error = {"type": "Process", "message": why, "missing": None, "files": []}
        if "module" in self.job:
            return lines or [{"module": self.job["module"], "error": error}]
        return lines + [{"target": target, "error": error} for target in self.job["targets"][len(lines) :]]


class Schedule:
    def __init__(self, program, path, request):
        self.program, self.path, self.request = program, path, request
        self.jobs = jobs_of(request)
        self.jobs.reverse()
        self.runs = []
        self.loading = []
        #: By what is loaded: the hosts of packages.
        self.hosts = {}
        self.wide = wide_packages(request["modules"])
        self.preload = None
        self.scratch = tempfile.mkdtemp()

    def run(self):
        with open(self.request["output"], "w", encoding="utf-8") as output:
            try:
                if hasattr(os, "fork") and self.request.get("forks", True):
                    self.begin_hosts()
                while self.jobs or self.runs or self.loading:
                    self.begin()
                    self.look_at_hosts()
                    for one in list(self.runs):
                        ended = one.ended()
                        if ended is not None:
                            self.runs.remove(one)
                            for answer in self.take(one, ended):
                                output.write(json.dumps(answer) + "\n")
                            output.flush()
                    time.sleep(0.005)
            finally:
                self.end()

    def begin_hosts(self):
        names = self.request.get("preload", [])
        first = first_host(self.program, self.path, not names)
        if first.is_open():
            self.preload = Preload(first, self.load_from, self.request.get("tops", []), names)
        else:
            first.end()

    def end(self):
        for host in reversed(self.hosts.values()):
            host.end()
        for host in reversed(self.preload.hosts if self.preload else []):
            host.end()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def begin(self):
        """Begin what there is room for; what waits for a host stands with that."""
        while self.jobs and len(self.runs) + len(self.loading) < self.request["processes"]:
            job = self.jobs.pop()
            host = None if self.preload is None or "module" not in job or job.get("alone") else self.host_for(job)
            if host is not None and host.is_open() is None:
                host.waiting.append(job)
            else:
                self.runs.append(self.forked(job, host) if host else self.fresh(job))

    def host_for(self, job):
        """The host with the most of what Python loads before the module; one that is still loading may be it."""
        top = self.preload.hosts[job.get("height", self.preload.height) - 1]
        host = top
        for package in packages_around(job["module"]):
            if package not in self.wide:
                continue
            key = top.names, package
            inner = self.hosts.get(key)
            if inner is None:
                inner = self.hosts[key] = self.opened(host, package)
            state = inner.is_open()
            if state is None:
                return inner
            if not state:
                break
            inner.used = time.monotonic()
            host = inner
        return host

    def opened(self, host, package):
        """A new host with one package more, which begins to load."""
        self.make_room(host)
        inner = Host(host.names, (*host.packages, package))
        request = {"folder": inner.folder, "load": {"package": package}}
        if not host.names:
            inner.errors = tempfile.NamedTemporaryFile(dir=self.scratch)
            request["errors"] = inner.errors.name
        process = host.ask(request)
        if process is None:
            inner.close("the process it comes from ended")
        else:
            inner.begins(process)
            host.inner.append(inner)
            self.loading.append(inner)
        return inner

    def make_room(self, host):
        """Let a host end that has nothing to do, where there are many; `host` is asked next."""
        there = [one for one in self.hosts.values() if one.is_open() and one.running == 0]
        idle = [one for one in there if not any(inner.is_open() is not False for inner in one.inner)]
        if len(there) >= MOST_HOSTS and set(idle).difference([host]):
            last = min((one for one in idle if one is not host), key=lambda one: one.used)
            self.hosts.pop((last.names, last.packages[-1]))
            last.close("it made room")
            last.end()

    def load_from(self, host, name):
        """The host that has a package of somebody else's loaded beside what another one has; waits for it."""
        inner = Host((*host.names, name), ())
        process = host.ask({"folder": inner.folder, "load": {"heavy": name}})
        if process is not None:
            inner.begins(process)
            line = inner.line(self.request["seconds"])
            inner.said = {"why": "it took too long"} if line is None else json.loads(line)
            if "why" not in inner.said:
                return inner
        inner.end()
        return None

    def look_at_hosts(self):
        for host in list(self.loading):
            if host.is_open() is None:
                if time.monotonic() - host.started <= self.request["seconds"]:
                    continue
                host.process.kill()
                host.process.wait()
                host.close("it took too long")
            self.loading.remove(host)
            self.jobs.extend(reversed(host.waiting))
            host.waiting = []
            spent = host.said.get("taken", {}) if host.names else times_of(read_once(host.errors))
            # What the outermost package takes is taken once; others lie beside each other.
            if len(host.packages) > 1 and host.names == self.preload.base.names:
                self.preload.learn(spent)

    def forked(self, job, host):
        said, errors = tempfile.NamedTemporaryFile(dir=self.scratch), None
        request = {"job": job, "said": said.name}
        if not host.names:
            errors = tempfile.NamedTemporaryFile(dir=self.scratch)
            request["errors"] = errors.name
        process = host.ask(request)
        if process is None:
            host.close("it does not answer")
            said.close()
            return self.fresh(job)
        host.running += 1
        return Run(job, host, process, said, errors, self.request["seconds"])

    def fresh(self, job):
        """A process that begins with nothing."""
        said = tempfile.TemporaryFile(dir=self.scratch)
        cache = ["-X", "pycache_prefix=" + sys.pycache_prefix] if sys.pycache_prefix else []
        command = [sys.executable, *cache, "-I", self.program, self.path, str(job["number"])]
        nothing = subprocess.DEVNULL
        process = subprocess.Popen(command, stdout=said, stderr=nothing, stdin=nothing, bufsize=0)
        return Run(job, None, process, said, None, self.request["seconds"] * (MORE if job.get("again") else 1))

    def take(self, run, ended):
        """The answers of a process that ended, or none, where the job is done again."""
        answers = run.answers(ended)
        errors = read_once(run.errors)
        if run.host is not None:
            run.host.running -= 1
        if "module" not in run.job:
            return answers
        (answer,) = answers[:1]
        failed = answer.get("error", {}).get("type") == "Process"
        if ended == "late" and not run.job.get("again") or failed and run.host is not None:
            # A machine that is busy is no hang: once more, with more time, and in a process that begins with nothing.
            self.jobs.append(dict(run.job, alone=True, again=ended == "late", forked=run.host))
            return []
        if run.host is None:
            self.tell_of_fork(run.job.get("forked"), failed)
            return answers
        return self.take_of_fork(run, answer, errors)

    def tell_of_fork(self, host, failed):
        """What does not come to an end where it is forked, and does by itself, is not to be forked from there."""
        if host is not None and not failed and host.packages:
            host.close("what is forked from it does not come to an end")

    def take_of_fork(self, run, answer, errors):
        asked, spent = answer.pop("asked", []), answer.pop("taken", {})
        loaded = answer["preloaded"]
        met = self.preload.is_met(asked, loaded)
        is_plain = "height" not in run.job
        if is_plain and loaded == list(self.preload.base.names):
            if not answer.get("error"):
                self.preload.judge(met)
            self.preload.learn(spent if loaded else times_of(errors))
        if met and not (answer.get("error") and loaded):
            return [answer]
        height = 1 if answer.get("error") else self.preload.height_for(asked, loaded)
        self.jobs.append(dict(run.job, height=height))
        return []
