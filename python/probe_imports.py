"""Import every module of a request first, each in a process of its own, and write what came of it.

Usage: python -I -X pycache_prefix=FOLDER probe_imports.py REQUEST.json. The request has `modules` (dotted names), `reads` (names to read of a
module beside its public ones), `targets` (dotted names that something resolves at run time, all in one process), `paths`
(put in front of `sys.path`), `output` (where the answers go, one JSON object a line), `seconds` (for one module), `processes`
(at a time), `bytes` (of data memory for each, 0 for no limit), `preload` (see below) and `forks` (false: every process begins with nothing).
Nothing but the standard library is used; what a module prints is thrown away.

Python loads the packages around a module before it (language reference 5.3), so a process that has loaded just those is where an import of
the module has come to when its own code begins, and is forked there; a package whose import fails, starts a thread or keeps a file open is
loaded by each of its modules anew.

Where one package of somebody else's takes most of the time again and again nevertheless, it is loaded before those; so is the next one that
nearly all of them take time for. A process that did not ask for all that was there is asked again where only what it asked for was
loaded first, and one that failed begins with nothing: what a module finds there it would have found.
`preload` names those packages, where another run found them. They are no part of the tree (`tops`). Where there is no `fork`, nothing of
this happens.
"""

import json
import os
import sys

#: What is compiled once is read again by the next process (uv compiles nothing); beside the sources nothing is written.
if getattr(sys, "pycache_prefix", None) is None:
    sys.dont_write_bytecode = True

PROGRAM = os.path.abspath(__file__)

#: In the environment of all that a probe starts, so that none of it begins another one over the same answers.
BEGUN = "EXTRACT_CODEMOD_PROBE"


def main(path, what=None):
    """`what` is the number of a job, or the folder of the host that forks all others; without it everything is asked."""
    if what is None and os.environ.setdefault(BEGUN, str(os.getpid())) != str(os.getpid()):
        return
    with open(path, encoding="utf-8") as file:
        request = json.load(file)
    sys.path.insert(0, os.path.dirname(PROGRAM))
    if what is None:
        from extract_codemod_probe.schedule import Schedule

        Schedule(PROGRAM, path, request).run()
        return
    from extract_codemod_probe.answers import Way
    from extract_codemod_probe.process import answer, be_bounded, be_host
    from extract_codemod_probe.jobs import jobs_of

    sys.path.pop(0)
    be_bounded(request)
    if what.isdigit():
        answer(jobs_of(request)[int(what)], Way())
    be_host(what, Way())


if __name__ == "__main__":
    main(*sys.argv[1:])
