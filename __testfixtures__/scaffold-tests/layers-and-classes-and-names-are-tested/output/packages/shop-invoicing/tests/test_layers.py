"""A module imports modules of lower layers only; `*` is every module that is not named."""

import ast
from importlib.util import find_spec
from pathlib import Path

import pytest

PACKAGE = "shop_invoicing"
LAYERS = [  # lowest first
    ["_text"],
    ["bill"],
    ["*"],
]
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
            unnamed = _rank(other) == _rank(module) and "*" in LAYERS[_rank(module)]
            assert _rank(other) < _rank(module) or unnamed, f"{module}: {other}"
