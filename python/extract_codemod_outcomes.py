"""A plugin for pytest that writes what was collected and how each test ended, one JSON object a line.

`-p extract_codemod_outcomes` with the variable EXTRACT_CODEMOD_OUTCOMES, which names the file. The ids of tests begin with
an absolute path, wherever pytest sees its root. Processes that pytest-xdist starts say nothing: their controller reports for them.
Neither do those that a test starts or forks (Lightning begins the program anew for each further device): the tests are told once.
Where a test ended the process, another one runs what is left: EXTRACT_CODEMOD_DONE names a file with ids that are left out, one a line.
"""

import json
import os

_PATH = os.environ.get("EXTRACT_CODEMOD_OUTCOMES", "")
_DONE = os.environ.get("EXTRACT_CODEMOD_DONE", "")
_ROOT = ""
_PID = os.getpid()


def _write(record):
    if _PATH and os.getpid() == _PID:
        with open(_PATH, "a", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")


def _said(report):
    text = str(getattr(report, "longrepr", "") or "")
    crash = getattr(getattr(report, "longrepr", None), "reprcrash", None)
    first = crash.message.split("\n")[0] if crash is not None else _error_line(text)
    place = "%s:%s" % (crash.path, crash.lineno) if crash is not None else ""
    return {"message": first, "place": place, "text": text[-4000:]}


def _error_line(text):
    lines = [line for line in text.split("\n") if line.strip()]
    marked = [line[1:].strip() for line in lines if line.startswith("E ")]
    return marked[-1] if marked else (lines[-1].strip() if lines else "")


def _is_worker(config):
    return hasattr(config, "workerinput")


def _absolute(nodeid):
    path, separator, rest = nodeid.partition("::")
    return os.path.normpath(os.path.join(_ROOT, path)) + separator + rest


def pytest_configure(config):
    global _PATH, _ROOT
    _ROOT = str(config.rootpath)
    owner = os.environ.setdefault("EXTRACT_CODEMOD_OUTCOMES_BY", str(os.getpid()))
    if _is_worker(config) or owner != str(os.getpid()):
        _PATH = ""
    # Without this line nobody asked pytest: it is not installed, or its command line is wrong.
    _write({"began": _ROOT})


def pytest_collection_modifyitems(config, items):
    if not _DONE:
        return
    with open(_DONE, encoding="utf-8") as file:
        done = set(file.read().split("\n"))
    left_out = [item for item in items if _absolute(item.nodeid) in done]
    items[:] = [item for item in items if _absolute(item.nodeid) not in done]
    config.hook.pytest_deselected(items=left_out)


def pytest_collection_finish(session):
    for item in session.items:
        _write({"collected": _absolute(item.nodeid)})


def pytest_collectreport(report):
    if report.failed:
        _write({"broken": _absolute(report.nodeid), **_said(report)})


def pytest_runtest_logstart(nodeid):
    _write({"running": _absolute(nodeid)})


def pytest_runtest_logreport(report):
    if report.when == "call" or report.outcome != "passed":
        outcome = "xfailed" if hasattr(report, "wasxfail") and report.outcome == "skipped" else report.outcome
        record = {"test": _absolute(report.nodeid), "when": report.when, "outcome": outcome}
        _write({**record, **(_said(report) if report.failed else {})})
