"""What a module binds at its top level, read from its syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

# Every module has these without binding them.
IMPLICIT = {
    "__name__", "__file__", "__doc__", "__path__", "__spec__", "__loader__",
    "__package__", "__dict__", "__builtins__", "__cached__", "__annotations__",
}  # fmt: skip
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass
class Bindings:
    """What a module binds at its top level."""

    runtime: set[str] = field(default_factory=set)
    type_only: set[str] = field(default_factory=set)
    by_import: set[str] = field(default_factory=set)
    caught: set[str] = field(default_factory=set)
    """Names of exceptions: bound in their handler only."""
    stars: list[tuple[ast.ImportFrom, bool]] = field(default_factory=list)
    exports: list[str] | None = None
    writes_globals: bool = False

    @property
    def dynamic(self) -> bool:
        """Whether other modules may find anything in this one."""
        return self.writes_globals or "__getattr__" in self.runtime

    def add(self, name: str, type_only: bool) -> None:
        (self.type_only if type_only else self.runtime).add(name)


def is_type_checking(test: ast.expr) -> bool:
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", None)
    return name == "TYPE_CHECKING"


def branches(node: ast.If, type_only: bool) -> list[tuple[list[ast.stmt], bool]]:
    """The two branches of an `if`, each with whether it is for type checkers only."""
    negated = isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not)
    test = node.test.operand if negated else node.test
    if not is_type_checking(test):
        return [(node.body, type_only), (node.orelse, type_only)]
    return [(node.body, type_only or not negated), (node.orelse, type_only or negated)]


def blocks_of(node: ast.stmt, type_only: bool) -> list[tuple[list[ast.stmt], bool]]:
    """The statement lists directly inside a compound statement that makes no scope."""
    if isinstance(node, ast.If):
        return branches(node, type_only)
    blocks = [getattr(node, name, []) for name in ("body", "orelse", "finalbody")]
    blocks += [handler.body for handler in getattr(node, "handlers", [])]
    blocks += [case.body for case in getattr(node, "cases", [])]
    return [(block, type_only) for block in blocks]


def bindings_of(tree: ast.Module) -> Bindings:
    """Collect what is bound at module level, and by `global` statements in functions."""
    found = Bindings()
    bind_block(tree.body, False, found)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            declared = {n for g in ast.walk(node) if isinstance(g, ast.Global) for n in g.names}
            for name in declared:
                found.add(name, False)
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            found.writes_globals |= _is_call_of(node.value, "globals", "vars")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            found.writes_globals |= node.func.attr == "update" and _is_call_of(
                node.func.value, "globals", "vars"
            )
    return found


def _is_call_of(node: ast.expr, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def bind_block(block: list[ast.stmt], type_only: bool, found: Bindings) -> None:
    """Add what the statements of one scope bind."""
    for node in block:
        if isinstance(node, SCOPES):
            found.add(node.name, type_only)
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                found.add(name, type_only)
                found.by_import.add(name)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if alias.name == "*":
                    found.stars.append((node, type_only))
                else:
                    found.add(alias.asname or alias.name, type_only)
                    found.by_import.add(alias.asname or alias.name)
        else:
            for name in _names_stored(node):
                found.add(name, type_only)
            _note_exports(node, found)
            found.caught |= {h.name for h in getattr(node, "handlers", []) if h.name}
        for inner, inner_type_only in blocks_of(node, type_only):
            bind_block(inner, inner_type_only, found)


def _names_stored(node: ast.stmt) -> Iterator[str]:
    """Names that one statement binds itself, not counting the statements inside it."""
    if isinstance(node, ast.AnnAssign) and node.value is None:
        return
    todo: list[ast.AST] = [node]
    while todo:
        part = todo.pop()
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            yield part.id
        elif isinstance(part, (ast.MatchAs, ast.MatchStar)) and part.name:
            yield part.name
        elif isinstance(part, ast.MatchMapping) and part.rest:
            yield part.rest
        elif isinstance(part, ast.Lambda):
            continue
        for child in ast.iter_child_nodes(part):
            if isinstance(part, ast.comprehension) and child is part.target:
                continue
            if not isinstance(child, (ast.stmt, ast.excepthandler)):
                todo.append(child)


def _note_exports(node: ast.stmt, found: Bindings) -> None:
    """Remember a literal `__all__`, and what is added to it."""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    if not any(isinstance(t, ast.Name) and t.id == "__all__" for t in targets):
        return
    try:
        names = [str(name) for name in ast.literal_eval(node.value)]
    except (ValueError, TypeError):
        found.exports = None
        return
    found.exports = [*(found.exports or []), *names] if isinstance(node, ast.AugAssign) else names


def statements_with_context(
    block: list[ast.stmt], type_only: bool = False
) -> Iterator[tuple[ast.stmt, bool]]:
    """Every statement at any depth, with whether it is for type checkers only."""
    for node in block:
        yield node, type_only
        for inner, inner_type_only in blocks_of(node, type_only):
            yield from statements_with_context(inner, inner_type_only)
