"""One recipe of moves carried out with rope (rope.refactor.move and rope.refactor.rename), for public-moves.mjs.

    python bench/rope-move.py CHECKOUT RECIPE.json

rope moves into an existing module only, so a new one is made empty first, and a group goes name by name.
Exits 0 when it is done. A refusal of rope (RopeError) exits 1 and any other exception 3, both with the tree as it was.
"""

import ast
import json
import os
import re
import subprocess
import sys
import traceback

from rope.base.exceptions import RopeError
from rope.base.project import Project
from rope.refactor.move import MoveGlobal, MoveModule
from rope.refactor.rename import Rename


def path_of(root, module):
    """The file or the package folder of a dotted name, below the root."""
    base = "/".join(part for part in ([] if root == "." else [root]) + module.split("."))
    return base if os.path.isdir(base) else base + ".py"


def resource_of(project, root, module):
    return project.get_resource(path_of(root, module))


def offset_of(text, symbol):
    """Where the name stands in its top-level definition, in characters."""
    lines = text.splitlines(keepends=True)
    for node in ast.parse(text).body:
        names = [node.name] if hasattr(node, "name") else []
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        names += [target.id for target in targets if isinstance(target, ast.Name)]
        if symbol in names:
            start = sum(map(len, lines[: node.lineno - 1]))
            return start + re.search(rf"\b{re.escape(symbol)}\b", text[start:]).start()
    raise RopeError(f"{symbol} is not defined")


def move_symbols(project, root, request):
    target = path_of(root, request["to"])
    if not os.path.exists(target):
        open(target, "w").close()
    for symbol in request["symbols"]:
        project.validate()
        source = resource_of(project, root, request["from"])
        mover = MoveGlobal(project, source, offset_of(source.read(), symbol))
        project.do(mover.get_changes(project.get_resource(target)))


def rename_module(project, root, old, new):
    (old_home, _, old_name), (new_home, _, new_name) = old.rpartition("."), new.rpartition(".")
    if old_home != new_home:
        home = resource_of(project, root, new_home)
        project.do(MoveModule(project, resource_of(project, root, old)).get_changes(home))
        project.validate()
    if old_name != new_name:
        here = resource_of(project, root, f"{new_home}.{old_name}")
        project.do(Rename(project, here).get_changes(new_name))


def main(checkout, recipe_path):
    with open(recipe_path) as file:
        recipe = json.load(file)
    os.chdir(checkout)
    root = recipe["roots"][0]
    folders = [] if root == "." else [root]
    project = Project(checkout, ropefolder=None, ignore_syntax_errors=True, source_folders=folders)
    try:
        for request in recipe.get("move", []):
            move_symbols(project, root, request)
        for old, new in recipe.get("rename_modules", {}).items():
            rename_module(project, root, old, new)
        return 0
    except Exception as error:
        traceback.print_exc()
        for command in ("reset -q --hard", "clean -fdq"):
            subprocess.run(["git", *command.split()], check=True)
        return 1 if isinstance(error, RopeError) else 3
    finally:
        project.close()


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2]))
