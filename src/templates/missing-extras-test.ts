/** A use of an optional dependency: the module, the function (\`Class.method\` or bare), and the whole message. */
export interface MissingExtra {
  readonly importName: string
  readonly module: string
  readonly user: string
  readonly message: string
}

/**
 * A test that each user of a missing dependency says what to install: functions (`users`) when they are called, attributes of the
 * module that imports dependencies (`attributes`, PEP 562) when they are read.
 */
export function missingExtrasTest(users: readonly MissingExtra[], attributes: readonly MissingExtra[]): string {
  const parts = [
    ...(users.length > 0 ? [usersTest(users)] : []),
    ...(attributes.length > 0 ? [readTest(attributes)] : []),
  ]
  return `"""Without an optional dependency, what needs it says which extra brings it."""

import pytest
from run_without import run_without

${parts.join('\n\n')}`
}

function tableOf(rows: readonly MissingExtra[]): string {
  return rows
    .map(
      ({ importName, module, user, message }) =>
        `    (\n        ${JSON.stringify(importName)},\n        ${JSON.stringify(`${module}:${user}`)},\n        ${JSON.stringify(message)},\n    ),\n`,
    )
    .join('')
}

function readTest(rows: readonly MissingExtra[]): string {
  return `ATTRIBUTES = [  # dependency, attribute, message
${tableOf(rows)}]

READ = """
import sys
from pkgutil import resolve_name

attribute, message = sys.argv[1:]
try:
    resolve_name(attribute)
except ImportError as error:
    assert str(error) == message, str(error)
else:
    raise AssertionError(f"{attribute} asks for nothing")
"""


@pytest.mark.parametrize(("dependency", "attribute", "message"), ATTRIBUTES)
def test_reading_says_what_to_install(dependency, attribute, message):
    done = run_without([dependency], READ, attribute, message)
    assert done.returncode == 0, done.stderr
`
}

function usersTest(rows: readonly MissingExtra[]): string {
  return `USERS = [  # dependency, user, message
${tableOf(rows)}]

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
        importer = (globals or {}).get("__name__", "") + "."
        names = [name, *(f"{name}.{entry}" for entry in fromlist or ())]
        is_own = importer.startswith(f"{PACKAGE}.")
        if is_own and level == 0 and any(map(is_hidden, names)):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return find_module(name, globals, locals, fromlist, level)

    def find_spec_(name, *args):
        return None if is_hidden(name) else find_spec(name, *args)

    builtins.__import__ = import_
    importlib.util.find_spec = find_spec_


if __name__ == "__main__":
    hidden, source = sys.argv[1:3]
    del sys.argv[1:3]
    _hide(hidden.split(","))
    exec(source, {"__name__": "__main__"})
`
}
