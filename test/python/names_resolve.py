"""Find global names that a module reads and never binds. Standard library only, nothing imported.

    python3 names_resolve.py BEFORE --write-baseline names.json
    python3 names_resolve.py AFTER  --baseline names.json --moved x/data=packages/x-data/src/x_data

Each line is `path:line: name (kind)`:

    unbound     read at run time, bound nowhere in the module and not a builtin
    type-only   read at run time, bound under `if TYPE_CHECKING:` alone
    annotation  in an annotation, quoted or not, and not bound even for type checkers

Scopes come from Python's own `symtable`. A module with a star import, or one that writes to
`globals()`, is not judged; a `__getattr__` does not help, for Python never asks it about globals.
Exit code 1: there are names that the baseline does not know. 2: usage.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import symtable
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.dont_write_bytecode = True

from baseline import MovedNames, is_known, read_baseline, write_baseline  # noqa: E402
from module_bindings import IMPLICIT, Bindings, bind_block, bindings_of, branches  # noqa: E402
from python_files import Source, sources, walk  # noqa: E402

KNOWN = {*IMPLICIT, *dir(builtins), "__class__", "__module__", "__qualname__", "WindowsError"}
KNOWN_IN_NOTEBOOKS = {"get_ipython", "display", "In", "Out", "_", "__"}

Finding = tuple[int, str, str]
"""Line, name, kind."""


class RuntimeOnly(ast.NodeTransformer):
    """Takes away what never runs: type-checking blocks, annotations of local variables."""

    def __init__(self) -> None:
        self.in_function = False

    def visit_If(self, node: ast.If) -> ast.AST:
        (body, body_is_typing), (orelse, orelse_is_typing) = branches(node, False)
        body = [] if body_is_typing else body
        orelse = [] if orelse_is_typing else orelse
        kept = ast.If(node.test, body or [ast.Pass()], orelse)
        return self.generic_visit(ast.copy_location(kept, node))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._scope(node, True)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._scope(node, True)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        return self._scope(node, False)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if self.in_function:
            node.annotation = ast.Constant(None)
        return self.generic_visit(node)

    # Since Python 3.12 comprehensions are inlined and `symtable` mixes up their names with those
    # around them. Generators are not, and have the same scopes.
    def visit_ListComp(self, node: ast.ListComp) -> ast.AST:
        return self._as_generator(node, node.elt)

    def visit_SetComp(self, node: ast.SetComp) -> ast.AST:
        return self._as_generator(node, node.elt)

    def visit_DictComp(self, node: ast.DictComp) -> ast.AST:
        return self._as_generator(node, ast.Tuple([node.key, node.value], ast.Load()))

    def _as_generator(self, node: ast.AST, element: ast.expr) -> ast.AST:
        generator = ast.GeneratorExp(element, node.generators)
        return self.generic_visit(ast.copy_location(generator, node))

    def _scope(self, node: ast.AST, is_function: bool) -> ast.AST:
        outer, self.in_function = self.in_function, is_function
        self.generic_visit(node)
        self.in_function = outer
        return node


def global_reads(table: symtable.SymbolTable) -> Iterator[str]:
    """Names that some scope reads and Python looks up in the module."""
    is_module = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (is_module or symbol.is_global()):
            yield symbol.get_name()
    for child in table.get_children():
        yield from global_reads(child)


def names_in_annotation(node: ast.AST | None) -> Iterator[ast.Name]:
    """Names of an annotation, also of a quoted one; not the contents of `Literal`."""
    if node is None:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            quoted = ast.parse(node.value.strip(), mode="eval").body
        except SyntaxError:
            return
        for name in names_in_annotation(quoted):
            yield ast.copy_location(name, node)
    elif isinstance(node, ast.Name):
        yield node
    elif isinstance(node, ast.Subscript):
        yield from names_in_annotation(node.value)
        called = getattr(node.value, "attr", getattr(node.value, "id", ""))
        if called == "Annotated" and isinstance(node.slice, ast.Tuple):
            yield from names_in_annotation(node.slice.elts[0])
        elif called != "Literal":
            yield from names_in_annotation(node.slice)
    else:
        for child in ast.iter_child_nodes(node):
            yield from names_in_annotation(child)


def unresolved_annotations(node: ast.AST, visible: frozenset[str]) -> Iterator[ast.Name]:
    """Names in annotations below a node that are not visible there."""
    inside = visible
    annotations: list[ast.AST | None] = []
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        parameters = {parameter.name for parameter in getattr(node, "type_params", [])}
        visible = visible | parameters
        bound = Bindings()
        bind_block(node.body, False, bound)
        inside = visible | bound.runtime | bound.type_only
        if not isinstance(node, ast.ClassDef):
            arguments = [a for a in ast.walk(node.args) if isinstance(a, ast.arg)]
            inside |= {a.arg for a in arguments}
            annotations = [*(a.annotation for a in arguments), node.returns]
    elif isinstance(node, ast.AnnAssign):
        annotations = [node.annotation]
    for annotation in annotations:
        yield from (n for n in names_in_annotation(annotation) if n.id not in visible)
    for child in ast.iter_child_nodes(node):
        yield from unresolved_annotations(child, inside)


def judge(tree: ast.Module, known: set[str]) -> list[Finding] | None:
    """The findings of one module, or None if it cannot be judged."""
    everything = bindings_of(tree)
    if everything.stars or everything.writes_globals:
        return None
    annotated = list(
        unresolved_annotations(tree, frozenset(known | everything.runtime | everything.type_only))
    )
    running = ast.fix_missing_locations(RuntimeOnly().visit(tree))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = symtable.symtable(ast.unparse(running), "<module>", "exec")
    runtime = bindings_of(running)
    bound = known | runtime.runtime | runtime.caught
    unbound = {name for name in global_reads(table) if name not in bound}

    lines: dict[str, int] = {}
    for node in ast.walk(running):
        if isinstance(node, ast.Name) and node.id in unbound:
            lines[node.id] = min(node.lineno, lines.get(node.id, node.lineno))
    findings = [
        (lines.get(name, 1), name, "type-only" if name in everything.type_only else "unbound")
        for name in unbound
    ]
    seen = set(unbound)
    for node in annotated:
        if node.id not in seen:
            seen.add(node.id)
            findings.append((node.lineno, node.id, "annotation"))
    return sorted(findings)


def as_one_module(cells: list[Source]) -> tuple[ast.Module, dict[int, str]]:
    """The cells of a notebook in order, with lines numbered on, and where each line is."""
    body: list[ast.stmt] = []
    places: dict[int, str] = {}
    offset = 0
    for cell in cells:
        last = 0
        for node in ast.walk(cell.tree):
            if hasattr(node, "lineno"):
                last = max(last, node.end_lineno)
        for line in range(1, last + 1):
            places[offset + line] = cell.place(line)
        for statement in cell.tree.body:
            ast.increment_lineno(statement, offset)
        body += cell.tree.body
        offset += last
    return ast.Module(body, []), places


def check_file(folder: Path, path: str) -> list[tuple[str, str, str]] | None:
    """Place, name and kind of each finding in one file; None if it cannot be judged."""
    parts = sources(folder, path)
    if not path.endswith(".ipynb"):
        findings = judge(parts[0].tree, KNOWN)
        places = {}
    else:
        tree, places = as_one_module(parts)
        findings = judge(tree, KNOWN | KNOWN_IN_NOTEBOOKS)
    if findings is None:
        return None
    return [(places.get(line, f"{path}:{line}"), name, kind) for line, name, kind in findings]


def arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tree", type=Path)
    parser.add_argument("--notebooks", action="store_true", help="judge notebooks as well")
    parser.add_argument("--exclude", action="append", default=[], metavar="GLOB")
    parser.add_argument("--baseline", type=Path, metavar="FILE")
    parser.add_argument("--write-baseline", type=Path, metavar="FILE")
    parser.add_argument("--moved", action="append", default=[], metavar="OLD=NEW")
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    options = arguments(argv)
    try:
        known = Counter()
        if options.baseline:
            known = read_baseline(options.baseline, MovedNames(options.moved))
        if not options.tree.is_dir():
            raise ValueError(f"no such folder: {options.tree}")
    except (OSError, ValueError) as error:
        print(f"names_resolve: {error}", file=sys.stderr)
        return 2

    keys = []
    files = opaque = fresh = 0
    suffixes = (".py", ".ipynb") if options.notebooks else (".py",)
    for path in walk(options.tree, suffixes, options.exclude):
        files += 1
        try:
            findings = check_file(options.tree, path)
        except SyntaxError as error:
            findings = [(f"{path}:{error.lineno or 1}", ":syntax", error.msg)]
        except OSError as error:
            print(f"skipped {path}: {error}", file=sys.stderr)
            continue
        if findings is None:
            opaque += 1
            continue
        for place, name, kind in findings:
            keys.append((path, name))
            if not is_known((path, name), known):
                fresh += 1
                print(f"{place}: {name} ({kind})")
    if options.write_baseline:
        write_baseline(options.write_baseline, keys)
    print(
        f"{files} files, {opaque} not judged: {fresh} names unresolved"
        + (f", {len(keys) - fresh} known from before" if options.baseline else ""),
        file=sys.stderr,
    )
    return 0 if options.write_baseline else int(bool(fresh))


if __name__ == "__main__":
    sys.exit(main())
