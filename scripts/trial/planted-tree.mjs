/** A small monolith with one corner for each class of wrong result; every corner has the test that its owners would have written. */
export const TREE = {
  'pyproject.toml': `[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "cove"
version = "1.0"
requires-python = ">=3.10"
dependencies = []

[project.scripts]
cove-sync = "cove.sync.run:main"

[project.optional-dependencies]
tables = ["cove-tables-that-nobody-has"]

[dependency-groups]
test = ["pytest"]

[tool.hatch.build.targets.wheel]
packages = ["cove"]

[tool.pytest.ini_options]
testpaths = ["tests"]
`,
  'extract-codemod.yaml': `package: { from: cove.sync, to: cove_sync, distribution: cove-sync, directory: packages/cove-sync }
`,
  'CHANGELOG.md': '# Changes\n\n## 0.9\n\n- New: `cove.sync.run` starts a session.\n',
  'cove/__init__.py': '',
  'cove/api.py': '"""What users import."""\n\nfrom cove.sync.problems import *\n',
  'cove/convert.py': `import cove.sync.formats  # registers what it knows
from cove.registry import HANDLERS


def convert(kind, text):
    return HANDLERS[kind](text)
`,
  'cove/registry.py': `HANDLERS = {}


def register(kind):
    def add(handler):
        HANDLERS[kind] = handler
        return handler

    return add
`,
  'cove/report.py': `import cove.sync.problems


def describe():
    return cove.sync.problems.Problem.__name__
`,
  'cove/schema.py': `from typing import get_type_hints


def fields_of(cls):
    return sorted(get_type_hints(cls))
`,
  'cove/tools.py': `from importlib import import_module


def backend(name):
    return import_module("cove.sync." + name)
`,
  'cove/units.py': 'SCALE = 2\n',
  'cove/sync/__init__.py': `"""Names load their modules when they are first used."""

from importlib import import_module

__all__ = ["Session"]

_NAMES = {"Session": "session"}


def __getattr__(name):
    if name in _NAMES:
        return getattr(import_module("." + _NAMES[name], __name__), name)
    raise AttributeError(name)
`,
  'cove/sync/data/empty.json': '{}\n',
  'cove/sync/formats.py': `from cove.registry import register


@register("lines")
def _(text):
    return text.split("\\n")
`,
  'cove/sync/order.py': `from cove.units import SCALE


def scaled(value):
    return value * SCALE
`,
  'cove/sync/problems.py': `class Problem(Exception):
    pass


class Late(Problem):
    pass
`,
  'cove/sync/run.py': `import json


def dump(value):
    return json.dumps(value)


def main():
    print(dump({}))
`,
  'cove/sync/session.py': `from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass
class Session:
    path: Path
    name: str = ""
`,
  'cove/sync/session.pyi': 'from pathlib import Path\n\nclass Session:\n    path: Path\n    name: str\n',
  'cove/sync/tables.py': `try:
    import cove_tables_that_nobody_has as tables
except ImportError:
    tables = None


def has_tables():
    return tables is not None
`,
  'cove/sync/templates.py': `from pathlib import Path

EMPTY = (Path(__file__).parent / "data" / "empty.json").read_text()
`,
  // windows-1251: "мир".
  'cove/sync/words.py': Buffer.from([
    ...Buffer.from('# -*- coding: cp1251 -*-\nPEACE = "'),
    0xec,
    0xe8,
    0xf0,
    ...Buffer.from('"\n'),
  ]),
  'tests/data/lines.log': 'started cove.sync.run\nended\n',
  'tests/test_convert.py': `from cove.convert import convert


def test_lines():
    assert convert("lines", "a\\nb") == ["a", "b"]
`,
  'tests/test_log.py': `from pathlib import Path


def test_sizes():
    assert (Path(__file__).parent / "data" / "lines.log").stat().st_size == 28
`,
  'tests/test_report.py': `from cove.report import describe
from cove.tools import backend


def test_describe():
    assert describe() == "Problem"


def test_backend():
    assert backend("session").Session.__name__ == "Session"
`,
  'tests/test_session.py': `from cove.schema import fields_of
from cove.sync.session import Session


def test_fields():
    assert fields_of(Session) == ["name", "path"]
`,
  'tests/test_sync.py': `from unittest.mock import patch

from cove.sync import run
from cove.sync.words import PEACE


def test_dump():
    with patch("cove.sync.run.json.dumps", return_value="x"):
        assert run.dump({}) == "x"


def test_words():
    assert PEACE == "\\u043c\\u0438\\u0440"
`,
}

const MEMBER = 'packages/cove-sync/src/cove_sync'

/**
 * One wrong result for each class: what a careless rewriter would have left behind. \`find\` and \`put\` are texts (or patterns) in a file of the
 * right result, \`seen\` is what a trial must name, and false where only a check on paper can see it.
 */
export const PLANTS = [
  plant(
    'a patch target that was left',
    'tests/test_sync.py',
    /"cove_sync\.run\.json\.dumps"/,
    '"cove.sync.run.json.dumps"',
    'test_dump',
  ),
  plant('a registration nobody loads any more', 'cove/convert.py', /import cove_sync\.formats.*\n/, '', 'test_lines'),
  plant(
    'a chain into a submodule that was left',
    'cove/report.py',
    /return cove_sync\./,
    'return cove.sync.',
    'test_describe',
  ),
  plant(
    'a path from __file__ that is one folder off',
    `${MEMBER}/templates.py`,
    '.parent / "data"',
    '.parent.parent / "data"',
    'cove.sync.templates',
  ),
  plant(
    'a lazy table that names no module',
    `${MEMBER}/__init__.py`,
    '"Session": "session"',
    '"Session": "sessions"',
    'cove.sync.Session',
  ),
  plant(
    'an import for type checkers that is read at run time',
    `${MEMBER}/session.py`,
    'from pathlib import Path\n',
    'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from pathlib import Path\n',
    'test_fields',
  ),
  plant('a module name put together that was left', 'cove/tools.py', '"cove_sync."', '"cove.sync."', 'test_backend'),
  plant(
    'an entry point that was left',
    'pyproject.toml',
    '"cove_sync.run:main"',
    '"cove.sync.run:main"',
    'scripts:cove-sync',
  ),
  plant(
    'an import that cannot come first',
    'cove/units.py',
    'SCALE = 2\n',
    'from cove_sync.order import scaled\n\nSCALE = 2\n',
    'cove.units',
  ),
  plant('a facade that offers less', 'cove/api.py', 'import *', 'import Problem', 'cove.api.Late'),
  plant('a source in another encoding than it says', `${MEMBER}/words.py`, 'recode', '', 'test_words'),
  plant(
    'a guard that was lost',
    `${MEMBER}/tables.py`,
    /try:\n {4}(.*)\nexcept ImportError:\n {4}tables = None\n/,
    '$1\n',
    'cove.sync.tables',
  ),
  plant('data that was rewritten', 'tests/data/lines.log', /started .*/, 'started', 'test_sizes'),
  plant('a stub that offers less', `${MEMBER}/session.pyi`, 'class Session', 'class Sessions', false),
  plant('history that was rewritten', 'CHANGELOG.md', 'cove.sync.run', 'cove_sync.run', false),
]

function plant(title, file, find, put, seen) {
  return { title, file, find, put, seen }
}
