"""Import every module of a request first, each in a process of its own, and write what came of it.

Usage: python -I -B probe_imports.py REQUEST.json. The request has `modules` (dotted names), `reads` (names to read of a
module beside its public ones), `targets` (dotted names that something resolves at run time, all in one process), `paths` (put in front of `sys.path`), `output` (where the
answers go, one JSON object a line), `seconds` (for one module), `processes` (at a time) and `bytes` (of data memory for each,
0 for no limit). Nothing but the standard library is used; what a module prints is thrown away.
"""

import importlib
import importlib.metadata
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
import types
import warnings


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
    os.dup2(nothing, 2)
    limit_memory(job["bytes"])
    sys.path[:0] = job["paths"]
    if "module" in job:
        answers.write(json.dumps(probe_module(job["module"], job["reads"])) + "\n")
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


def start(path, job):
    command = [sys.executable, "-I", "-B", os.path.abspath(__file__), path, str(job["number"])]
    # A file, for a pipe that is full would hold the process up.
    said = tempfile.TemporaryFile()
    process = subprocess.Popen(command, stdout=said, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return process, said, job, time.monotonic()


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
    jobs = [dict(shared, module=name, reads=reads.get(name, [])) for name in request["modules"]]
    if request["targets"]:
        jobs.append(dict(shared, targets=request["targets"]))
    return [dict(job, number=number) for number, job in enumerate(jobs)]


def main(path, number=None):
    with open(path, encoding="utf-8") as file:
        request = json.load(file)
    jobs = jobs_of(request)
    if number is not None:
        run_one(jobs[int(number)])
    jobs.reverse()
    running = []
    with open(request["output"], "w", encoding="utf-8") as output:
        while jobs or running:
            while jobs and len(running) < request["processes"]:
                running.append(start(path, jobs.pop()))
            for one in list(running):
                process, said, job, started = one
                ended = "by itself" if process.poll() is not None else None
                if ended is None and time.monotonic() - started > job["seconds"]:
                    process.kill()
                    process.wait()
                    ended = "late"
                if ended is not None:
                    running.remove(one)
                    output.write("".join(line + "\n" for line in answers_of(process, said, job, ended)))
                    output.flush()
            time.sleep(0.005)


if __name__ == "__main__":
    main(*sys.argv[1:])
