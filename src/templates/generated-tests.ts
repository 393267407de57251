/** A Python list of strings, one a line, each indented. */
export function pythonList(entries: readonly string[], indent = '    '): string {
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

${LAYER_FUNCTIONS}

@pytest.mark.parametrize("module", MODULES)
def test_imports_lower_layers_only(module):
    source = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    tree = ast.parse(source.read_text(encoding="utf-8"))
    for node in _running(tree):
        for name in _imported(node, module):
            other = name.removeprefix(f"{PACKAGE}.")
            if other == name or other not in MODULES or other == module:
                continue
            unnamed = _rank(other) == _rank(module) and "*" in LAYERS[_rank(module)]
            assert _rank(other) < _rank(module) or unnamed, f"{module}: {other}"
`
}

/** What the test of layers asks of a module: its layer, and what it imports when it runs. */
const LAYER_FUNCTIONS = `
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
`

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

/** A test that third-party packages offer the names the package takes from them. Rows: name, and the modules that take it. */
export function thirdPartyTest(names: ReadonlyMap<string, readonly string[]>, optional: readonly string[]): string {
  const rows = [...names].map(([name, users]) => {
    const row = `    ${JSON.stringify(name)}: [${users.map((user) => JSON.stringify(user)).join(', ')}],\n`
    return row.length <= 89 ? row : `    ${JSON.stringify(name)}: [\n${pythonList(users, '        ')}    ],\n`
  })
  const isOptional = optional.length > 0
  return `"""Third-party packages offer every name that is taken from them."""

import sys
from pkgutil import resolve_name

import pytest

NAMES = {  # and the modules that take it
${rows.join('')}}
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
}    try:
        resolve_name(name)
    except (AttributeError, ImportError) as error:
        package = sys.modules.get(name.partition(".")[0])
        release = getattr(package, "__version__", "unknown")
        users = ", ".join(NAMES[name])
        pytest.fail(f"{error} in release {release}; used by {users}", pytrace=False)
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

import pytest

import ${importName}

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
