"""Run code as if some dependencies were not installed, as far as this package can see."""

import builtins
import importlib.util
import subprocess
import sys

PACKAGE = "shop_invoicing"


def run_without(dependencies, code, *args):
    """Run `code` in a new process. Other packages find the dependencies as ever."""
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
