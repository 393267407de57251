/** A Python list of strings, one a line. */
function pythonList(entries: readonly string[], indent = '    '): string {
  return entries.map((entry) => `${indent}${JSON.stringify(entry)},\n`).join('')
}

const IN_A_NEW_PROCESS = `def _run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr`

/** A test that each module can be the first one of the package that is imported. Python text, `\\n` newlines. */
export function importsFirstTest(modules: readonly string[], blocked: readonly string[]): string {
  const isGuarded = blocked.length > 0
  const lines = [
    '"""Each module can be imported first' + (isGuarded ? ', also without the optional dependencies."""' : '."""'),
    '',
    'import subprocess',
    'import sys',
    '',
    'import pytest',
    ...(isGuarded ? ['from run_without import run_without'] : []),
    '',
    'MODULES = [',
    pythonList(modules) + ']',
    ...(isGuarded ? ['OPTIONAL = [', pythonList(blocked) + ']'] : []),
    '',
    '',
    IN_A_NEW_PROCESS,
    '',
    '',
    '@pytest.mark.parametrize("module", MODULES)',
    'def test_can_be_imported_first(module):',
    '    _run(f"import {module}")',
  ]
  if (isGuarded) {
    lines.push(
      '',
      '',
      '@pytest.mark.parametrize("module", MODULES)',
      'def test_can_be_imported_without_extras(module):',
      '    done = run_without(OPTIONAL, f"import {module}")',
      '    assert done.returncode == 0, done.stderr',
    )
  }
  return lines.join('\n') + '\n'
}

/** A test that a module imports lower layers only; `layers` holds bare module names, lowest first. */
export function layersTest(importName: string, layers: readonly (readonly string[])[]): string {
  const rows = layers.map((layer) => `    [${layer.map((name) => JSON.stringify(name)).join(', ')}],\n`).join('')
  return `"""A module imports modules of lower layers only; \`*\` is every module that is not named."""

import ast
from importlib.util import find_spec
from pathlib import Path

import pytest

PACKAGE = ${JSON.stringify(importName)}
LAYERS = [  # lowest first
${rows}]
ROOT = Path(find_spec(PACKAGE).origin).parent
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in ROOT.rglob("*.py")
    if path.stem != "__init__"
)


def _rank(module: str) -> int:
    rest = len(LAYERS)
    for rank, layer in enumerate(LAYERS):
        if any(module == name or module.startswith(f"{name}.") for name in layer):
            return rank
        if "*" in layer:
            rest = rank
    return rest


def _imported(node: ast.AST, module: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = node.module or ""
    if node.level:
        parts = [PACKAGE, *module.split(".")][: -node.level]
        base = ".".join([*parts, *filter(None, [node.module])])
    return [base, *(f"{base}.{alias.name}" for alias in node.names)]


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _running(tree: ast.AST):
    for node in ast.iter_child_nodes(tree):
        if not _is_for_types(node):
            yield node
            yield from _running(node)


@pytest.mark.parametrize("module", MODULES)
def test_imports_lower_layers_only(module):
    source = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    tree = ast.parse(source.read_text(encoding="utf-8"))
    for node in _running(tree):
        for name in _imported(node, module):
            other = name.removeprefix(f"{PACKAGE}.")
            if other == name or other not in MODULES or other == module:
                continue
            both_unnamed = _rank(other) == _rank(module) and "*" in LAYERS[_rank(module)]
            assert _rank(other) < _rank(module) or both_unnamed, f"{module}: {other}"
`
}

/** A test of the order in which classes with several bases are searched. Rows: class, and the order with the class first. */
export function classOrderTest(
  rows: readonly { readonly name: string; readonly order: readonly string[] }[],
  optional: readonly string[],
): string {
  const table = rows
    .map(({ name, order }) => `    ${JSON.stringify(name)}: [\n${pythonList(order, '        ')}    ],\n`)
    .join('')
  const skip = optional.map((name) => `pytest.importorskip(${JSON.stringify(name)})\n`).join('')
  return `"""Classes with several bases are searched in the order that their code relies on."""

from pkgutil import resolve_name

import pytest
${skip === '' ? '' : '\n' + skip}
ORDERS = {
${table}}


@pytest.mark.parametrize("name", ORDERS)
def test_bases_are_searched_in_order(name):
    known = [resolve_name(entry) for entry in ORDERS[name]]
    searched = [entry for entry in known[0].__mro__ if entry in known]
    assert searched == known
`
}

/** A test that third-party packages offer the names the package takes from them. */
export function thirdPartyTest(names: ReadonlyMap<string, readonly string[]>, optional: readonly string[]): string {
  const all = [...names.values()].flat()
  const isOptional = optional.length > 0
  return `"""Third-party packages offer every name that is taken from them."""

from pkgutil import resolve_name

import pytest

NAMES = [
${pythonList(all)}]
${isOptional ? `OPTIONAL = [\n${pythonList(optional)}]\n` : ''}

@pytest.mark.parametrize("name", NAMES)
def test_name_is_offered(name):
${
  isOptional
    ? `    for package in OPTIONAL:
        if f"{name}.".startswith(f"{package}."):
            pytest.importorskip(package)
`
    : ''
}    resolve_name(name)
`
}

/** A use of an optional dependency: the module, the function (\`Class.method\` or bare), and the whole message. */
export interface MissingExtra {
  readonly importName: string
  readonly module: string
  readonly user: string
  readonly message: string
}

/** A test that each user of a missing dependency says what to install. */
export function missingExtrasTest(rows: readonly MissingExtra[]): string {
  const table = rows
    .map(
      ({ importName, module, user, message }) =>
        `    (\n        ${JSON.stringify(importName)},\n        ${JSON.stringify(`${module}:${user}`)},\n        ${JSON.stringify(message)},\n    ),\n`,
    )
    .join('')
  return `"""Without an optional dependency, what needs it says which extra brings it."""

import pytest
from run_without import run_without

USERS = [  # dependency, user, message
${table}]

CALL = """
import inspect, sys
from pkgutil import resolve_name

user, message = sys.argv[1:]
function = resolve_name(user)
required = [
    parameter
    for parameter in inspect.signature(function).parameters.values()
    if parameter.default is parameter.empty
]
plain = [p for p in required if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
named = {p.name: None for p in required if p.kind is p.KEYWORD_ONLY}
try:
    function(*[None] * len(plain), **named)
except ImportError as error:
    assert str(error) == message, str(error)
else:
    raise AssertionError(f"{user} asks for nothing")
"""


@pytest.mark.parametrize(("dependency", "user", "message"), USERS)
def test_says_what_to_install(dependency, user, message):
    done = run_without([dependency], CALL, user, message)
    assert done.returncode == 0, done.stderr
`
}

/** A module beside the tests that runs code in a new process in which the package cannot find some dependencies. */
export function runWithoutModule(importName: string): string {
  return `"""Run code as if some dependencies were not installed, as far as this package can see."""

import builtins
import importlib.util
import subprocess
import sys

PACKAGE = ${JSON.stringify(importName)}


def run_without(dependencies, code, *args):
    """Run \`code\` in a new process. Other packages find the dependencies as ever."""
    command = [sys.executable, __file__, ",".join(dependencies), code, *args]
    return subprocess.run(command, capture_output=True, text=True)


def _hide(dependencies):
    find_module, find_spec = builtins.__import__, importlib.util.find_spec

    def is_hidden(name):
        return any(f"{name}.".startswith(f"{hidden}.") for hidden in dependencies)

    def import_(name, globals=None, locals=None, fromlist=(), level=0):
        importer = f'{(globals or {}).get("__name__", "")}.'
        names = [name, *(f"{name}.{entry}" for entry in fromlist or ())]
        is_own = importer.startswith(f"{PACKAGE}.")
        if is_own and level == 0 and any(map(is_hidden, names)):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return find_module(name, globals, locals, fromlist, level)

    builtins.__import__ = import_
    importlib.util.find_spec = lambda name, *args: (
        None if is_hidden(name) else find_spec(name, *args)
    )


if __name__ == "__main__":
    hidden, source = sys.argv[1:3]
    del sys.argv[1:3]
    _hide(hidden.split(","))
    exec(source, {"__name__": "__main__"})
`
}

/** A test that classes that share state through a manager can go to a worker that is spawned. */
export function spawnTest(classes: readonly string[], optional: readonly string[]): string {
  const skip = optional.map((name) => `pytest.importorskip(${JSON.stringify(name)})\n`).join('')
  return `"""What shares state through a \`Manager\` starts it late, so that workers can be spawned."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pkgutil import resolve_name

import pytest
${skip === '' ? '' : '\n' + skip}
USERS = [  # create a \`Manager\`
${pythonList(classes)}]


def _children_of_import(name: str) -> int:
    resolve_name(name)
    return len(multiprocessing.active_children())


def _names(code) -> set[str]:
    inner = [const for const in code.co_consts if hasattr(const, "co_names")]
    return set(code.co_names).union(*map(_names, inner))


@pytest.mark.parametrize("name", USERS)
def test_init_starts_no_manager(name):
    code = getattr(resolve_name(name).__init__, "__code__", None)
    assert code is None or "Manager" not in _names(code)


@pytest.mark.slow
@pytest.mark.parametrize("name", USERS)
def test_can_be_imported_by_a_spawned_worker(name):
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(_children_of_import, name).result(timeout=300) == 0
`
}

/** A test of what the package offers by its own name. */
export function publicNamesTest(importName: string, names: readonly string[]): string {
  return `"""The package offers exactly the names that its guide promises."""

import ${importName}
import pytest

NAMES = [
${pythonList(names)}]


def test_all_lists_the_names():
    assert sorted(${importName}.__all__) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_name_is_offered(name):
    try:
        getattr(${importName}, name)
    except ImportError as error:
        pytest.skip(str(error))
`
}

/** A fixture for \`conftest.py\`: every test waits for the threads of its loaders and fails when one is left. */
export function loaderThreadsFixture(threadNames: readonly string[]): {
  readonly imports: readonly string[]
  readonly text: string
} {
  return {
    imports: ['gc', 'pytest', 'threading'],
    text: `_LOADER_THREADS = (${threadNames.map((name) => JSON.stringify(name)).join(', ')},)


@pytest.fixture(autouse=True)
def loader_threads_end():
    """No thread of a loader outlives the test that started it."""
    before = set(threading.enumerate())
    yield
    gc.collect()
    started = [thread for thread in threading.enumerate() if thread not in before]
    for thread in started:
        if any(name in thread.name for name in _LOADER_THREADS):
            thread.join(timeout=10)
            assert not thread.is_alive(), f"{thread.name} is left: exhaust its loader"`,
  }
}

/** For `conftest.py`: test files that need an optional dependency are left out where it is not installed. */
export function ignoredWithoutExtras(needs: Readonly<Record<string, readonly string[]>>): {
  readonly imports: readonly string[]
  readonly text: string
} {
  const rows = Object.entries(needs)
    .map(([file, names]) => `    ${JSON.stringify(file)}: [\n${pythonList(names, '        ')}    ],\n`)
    .join('')
  return {
    imports: ['importlib.util'],
    text: `_NEEDS_EXTRAS = {
${rows}}
# Left out where the extra is not installed.
collect_ignore = [
    file
    for file, names in _NEEDS_EXTRAS.items()
    if any(importlib.util.find_spec(name) is None for name in names)
]`,
  }
}
