"""Find first-party imports that do not resolve. Standard library only; nothing is imported.

    python3 check_first_party_imports.py TREE --root . --root packages/x/src --package x --package y

An import resolves if its module is a file, a package or a namespace package below one of the
roots and each imported name is bound at module level there: by an assignment, a definition, an
import, a star import, a `__getattr__`, or as a submodule. A name that is bound under
`if TYPE_CHECKING:` alone is good enough for type-only imports only.

What was broken before is told apart with a baseline:

    ... BEFORE --write-baseline base.json
    ... AFTER  --baseline base.json --moved x/data=packages/x-data/src/x_data --moved x.data=x_data

`--moved` maps paths (with a slash, or a file name) and dotted names; the longest match wins, and
`pkg.mod:name=pkg.other:name` maps a single name. Relative imports and whatever starts with a
`--package` count as first-party. Exit code 1: there are unresolved imports that the baseline
does not know. 2: usage.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.dont_write_bytecode = True

from baseline import MovedNames, is_known, read_baseline, write_baseline  # noqa: E402
from module_bindings import SCOPES, statements_with_context  # noqa: E402
from module_tree import Module, Tree, absolute  # noqa: E402
from python_files import Source, sources, walk  # noqa: E402


@dataclass(frozen=True)
class Unresolved:
    """One name of one import statement."""

    path: str
    place: str
    target: str
    statement: str
    reason: str


@dataclass
class Report:
    """What was looked at and what was found."""

    files: int = 0
    imports: int = 0
    attributes: int = 0
    unresolved: list[Unresolved] = field(default_factory=list)


class Checker:
    """Resolves the imports of one file after the other."""

    def __init__(self, tree: Tree, packages: set[str], with_attributes: bool) -> None:
        self.tree = tree
        self.packages = packages
        self.with_attributes = with_attributes
        self.report = Report()

    def check(self, source: Source) -> None:
        where = self.tree.dotted_name(source.path)
        for node, type_only in statements_with_context(source.tree.body):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    if self._is_first_party(alias.name):
                        self.report.imports += 1
                        self._check_module(source, node, alias.name)
            elif isinstance(node, ast.ImportFrom):
                base = absolute(node.module, node.level, *where) if where else node.module
                if node.level or self._is_first_party(base or ""):
                    self.report.imports += 1
                    self._check_names(source, node, base, type_only)
        if self.with_attributes:
            self._check_attributes(source, where)

    def _is_first_party(self, name: str) -> bool:
        return name.partition(".")[0] in self.packages

    def _check_module(self, source: Source, node: ast.stmt, name: str) -> None:
        if self.tree.module(name) is None:
            self._add(source, node, name, f"no module {self._first_missing(name)}")

    def _check_names(
        self, source: Source, node: ast.ImportFrom, base: str | None, type_only: bool
    ) -> None:
        module = self.tree.module(base) if base else None
        for alias in node.names:
            target = f"{base or '.' * node.level}:{alias.name}"
            if base is None:
                self._add(source, node, target, "beyond the top-level package")
            elif module is None:
                self._add(source, node, target, f"no module {self._first_missing(base)}")
            elif alias.name != "*":
                reason = self._why_not(module, alias.name, type_only)
                if reason:
                    self._add(source, node, target, reason)

    def _why_not(self, module: Module, name: str, type_only: bool) -> str | None:
        names = self.tree.names(module, type_only)
        if names is None or name in names or self.tree.module(f"{module.name}.{name}"):
            return None
        everything = self.tree.names(module, True)
        if everything is not None and name in everything:
            return f"{name} is bound in {module.name} for type checkers only"
        return f"{name} is not bound in {module.name}"

    def _first_missing(self, name: str) -> str:
        parts = name.split(".")
        prefixes = [".".join(parts[: i + 1]) for i in range(len(parts))]
        return next(p for p in prefixes if self.tree.module(p) is None)

    def _check_attributes(self, source: Source, where: tuple[str, bool] | None) -> None:
        """`import pkg.mod as m; m.name`: each chain that starts at an imported module."""
        modules = self._imported_modules(source, where)
        inner = {id(n.value) for n in ast.walk(source.tree) if isinstance(n, ast.Attribute)}
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Attribute) or id(node) in inner:
                continue
            chain, base = [node], node.value
            while isinstance(base, ast.Attribute):
                chain.append(base)
                base = base.value
            if isinstance(base, ast.Name) and base.id in modules:
                self._check_chain(source, modules[base.id], list(reversed(chain)))

    def _check_chain(self, source: Source, start: str, chain: list[ast.Attribute]) -> None:
        name = start
        for part in chain:
            module = self.tree.module(name)
            if module is None:
                return  # the import itself has been reported
            bound = self.tree.bindings(module) if module.file else None
            if self.tree.module(f"{name}.{part.attr}") and not (
                bound and part.attr in bound.runtime - bound.by_import
            ):
                name = f"{name}.{part.attr}"
                continue
            self.report.attributes += 1
            reason = isinstance(part.ctx, ast.Load) and self._why_not(module, part.attr, True)
            if reason:
                self._add(source, part, f"{name}:{part.attr}", reason)
            return

    def _imported_modules(self, source: Source, where: tuple[str, bool] | None) -> dict[str, str]:
        """Names of a file that stand for a first-party module wherever they are read."""
        modules: dict[str, set[str | None]] = {}
        for node in ast.walk(source.tree):
            for name, target in self._bound_modules(node, where):
                modules.setdefault(name, set()).add(target)
        return {
            name: next(iter(targets))
            for name, targets in modules.items()
            if len(targets) == 1 and None not in targets
        }

    def _bound_modules(
        self, node: ast.AST, where: tuple[str, bool] | None
    ) -> Iterator[tuple[str, str | None]]:
        """What a node binds: a module's name, or None for anything else."""
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                target = alias.name if alias.asname else top
                yield alias.asname or top, target if self._is_first_party(top) else None
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node.module, node.level, *where) if where else node.module
            for alias in node.names:
                target = f"{base}.{alias.name}"
                above = self.tree.module(base) if base else None
                bound = self.tree.bindings(above) if above and above.file else None
                own = bound is not None and alias.name in bound.runtime - bound.by_import
                first = node.level or self._is_first_party(base or "")
                is_module = first and above and not own and self.tree.module(target)
                yield alias.asname or alias.name, target if is_module else None
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id, None
        elif isinstance(node, ast.arg):
            yield node.arg, None
        elif isinstance(node, (*SCOPES, ast.ExceptHandler, ast.MatchAs)) and node.name:
            yield node.name, None

    def _add(self, source: Source, node: ast.AST, target: str, reason: str) -> None:
        statement = ast.unparse(node)
        if len(statement) > 100:
            module, _, name = target.partition(":")
            statement = f"from {module} import ... {name} ..."
        self.report.unresolved.append(
            Unresolved(source.path, source.place(node.lineno), target, statement, reason)
        )


def check_tree(
    tree: Tree, packages: set[str], notebooks: bool, attributes: bool, excluded: list[str]
) -> Report:
    """Check every file of a tree."""
    checker = Checker(tree, packages, attributes)
    suffixes = (".py", ".ipynb") if notebooks else (".py",)
    for path in walk(tree.folder, suffixes, excluded):
        checker.report.files += 1
        try:
            for source in sources(tree.folder, path):
                checker.check(source)
        except SyntaxError as error:
            place = f"{path}:{error.lineno or 1}"
            checker.report.unresolved.append(
                Unresolved(path, place, ":syntax", "(whole file)", f"cannot be parsed: {error.msg}")
            )
        except OSError as error:
            print(f"skipped {path}: {error}", file=sys.stderr)
    return checker.report


def arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tree", type=Path)
    parser.add_argument("--root", action="append", help="where dotted names start (default: .)")
    parser.add_argument("--package", action="append", required=True, help="first-party name")
    parser.add_argument("--notebooks", action="store_true", help="check code cells as well")
    parser.add_argument("--attributes", action="store_true", help="check `module.name` as well")
    parser.add_argument("--exclude", action="append", default=[], metavar="GLOB")
    parser.add_argument("--baseline", type=Path, metavar="FILE")
    parser.add_argument("--write-baseline", type=Path, metavar="FILE")
    parser.add_argument("--moved", action="append", default=[], metavar="OLD=NEW")
    parser.add_argument("--verbose", action="store_true", help="list what is known as well")
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    options = arguments(argv)
    roots = options.root or ["."]
    try:
        known = Counter()
        if options.baseline:
            known = read_baseline(options.baseline, MovedNames(options.moved))
        missing = [r for r in roots if not (options.tree / r).is_dir()]
        if missing:
            raise ValueError(f"no such root: {', '.join(missing)}")
    except (OSError, ValueError) as error:
        print(f"check_first_party_imports: {error}", file=sys.stderr)
        return 2

    tree = Tree(options.tree, roots)
    report = check_tree(
        tree, set(options.package), options.notebooks, options.attributes, options.exclude
    )
    fresh, old = [], []
    for item in report.unresolved:
        (old if is_known((item.path, item.target), known) else fresh).append(item)
    for item in fresh:
        print(f"{item.place}: {item.statement}  # {item.reason}")
    if options.verbose:
        for item in old:
            print(f"known: {item.place}: {item.statement}  # {item.reason}")
    if options.write_baseline:
        write_baseline(options.write_baseline, [(i.path, i.target) for i in report.unresolved])

    looked_at = f"{report.files} files, {report.imports} first-party imports"
    if options.attributes:
        looked_at += f", {report.attributes} attributes of modules"
    gone = known.total()
    print(
        f"{looked_at}: {len(fresh)} unresolved"
        + (f", {len(old)} known from before, {gone} no longer there" if options.baseline else ""),
        file=sys.stderr,
    )
    return 0 if options.write_baseline else int(bool(fresh))


if __name__ == "__main__":
    sys.exit(main())
