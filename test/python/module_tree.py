"""Dotted names to modules and the names in them, without importing anything."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

sys.dont_write_bytecode = True

from module_bindings import IMPLICIT, Bindings, bindings_of  # noqa: E402
from python_files import parse, walk  # noqa: E402

COMPILED = (".so", ".pyd", ".pyx")


@dataclass(frozen=True)
class Module:
    """Where a dotted name leads: a file to read, folders to search for submodules, or both."""

    name: str
    file: str | None
    folders: tuple[str, ...]
    compiled: bool = False


class Tree:
    """Finds modules the way Python's path finder does, in a folder instead of `sys.path`."""

    def __init__(self, folder: Path, roots: list[str]) -> None:
        self.folder = folder
        self.roots = [PurePosixPath(root).as_posix().removeprefix("./") or "." for root in roots]
        self._modules: dict[str, Module | None] = {}
        self._bindings: dict[str, Bindings | None] = {}
        self._names: dict[tuple[str, bool], set[str] | None] = {}
        self._has_code: dict[Path, bool] = {}

    def module(self, name: str) -> Module | None:
        if name not in self._modules:
            parent, _, last = name.rpartition(".")
            above = self.module(parent) if parent else None
            folders = above.folders if above else () if parent else tuple(self.roots)
            self._modules[name] = self._search(name, last, folders)
        return self._modules[name]

    def _search(self, name: str, last: str, folders: tuple[str, ...]) -> Module | None:
        portions = []
        for folder in folders:
            at = self.folder / folder / last
            relative = (PurePosixPath(folder) / last).as_posix()
            if (at / "__init__.py").is_file():
                return Module(name, f"{relative}/__init__.py", (relative,))
            for suffix in (".py", ".pyi"):
                if at.with_name(last + suffix).is_file():
                    return Module(name, relative + suffix, ())
            if any(file.suffix in COMPILED for file in at.parent.glob(f"{last}.*")):
                return Module(name, None, (), compiled=True)
            if self._holds_code(at):
                portions.append(relative)
        return Module(name, None, tuple(portions)) if portions else None

    def _holds_code(self, folder: Path) -> bool:
        """A folder without modules is no namespace package: what git leaves behind, say."""
        if folder not in self._has_code:
            self._has_code[folder] = folder.is_dir() and any(
                walk(folder, (".py", ".pyi", *COMPILED), ())
            )
        return self._has_code[folder]

    def bindings(self, module: Module) -> Bindings | None:
        """None for a file that cannot be parsed."""
        assert module.file
        if module.file not in self._bindings:
            try:
                tree = parse((self.folder / module.file).read_bytes(), module.file)
                self._bindings[module.file] = bindings_of(tree)
            except SyntaxError:
                self._bindings[module.file] = None
        return self._bindings[module.file]

    def names(self, module: Module, type_only: bool) -> set[str] | None:
        """What a module binds, star imports included. None: anything may be in it."""
        key = (module.name, type_only)
        if key in self._names:
            return self._names[key]
        self._names[key] = set()  # a cycle of star imports adds nothing
        self._names[key] = self._collect(module, type_only)
        return self._names[key]

    def _collect(self, module: Module, type_only: bool) -> set[str] | None:
        if module.compiled:
            return None
        if module.file is None:
            return set(IMPLICIT)
        bound = self.bindings(module)
        if bound is None or bound.dynamic:
            return None
        names = IMPLICIT | bound.runtime | (bound.type_only if type_only else set())
        for star, star_type_only in bound.stars:
            if star_type_only and not type_only:
                continue
            base = absolute(star.module, star.level, module.name, bool(module.folders))
            source = self.module(base) if base else None
            if source is None:
                if base and self.module(base.partition(".")[0]) is None:
                    return None  # a third-party module: anything may come from it
                continue
            given = self.names(source, type_only)
            if given is None:
                return None
            exports = self.bindings(source).exports if source.file else None
            if exports is not None:
                names |= set(exports)
            else:
                names |= {name for name in given if not name.startswith("_")}
        return names

    def dotted_name(self, path: str) -> tuple[str, bool] | None:
        """The module name of a file below the deepest root, and whether it is a package."""
        file = PurePosixPath(path)
        owners = [r for r in self.roots if r == "." or file.is_relative_to(r)]
        if not owners:
            return None
        root = max(owners, key=lambda r: 0 if r == "." else len(PurePosixPath(r).parts))
        parts = list(file.relative_to(root).with_suffix("").parts)
        if parts[-1] == "__init__":
            return ".".join(parts[:-1]), True
        return ".".join(parts), False


def absolute(module: str | None, level: int, importer: str, is_package: bool) -> str | None:
    """The absolute name of a possibly relative one; None if it leaves the top-level package."""
    if level == 0:
        return module
    parts = importer.split(".")
    drop = level - 1 if is_package else level
    if drop >= len(parts):
        return None
    base = parts[: len(parts) - drop]
    return ".".join([*base, module] if module else base)
