"""Tell what was broken before from what is broken now, across moved files and renamed modules."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

Key = tuple[str, str]
"""A path, and a `module:name` or another key of the check."""


class MovedNames:
    """Maps the paths and names of a baseline to today's."""

    def __init__(self, pairs: list[str]) -> None:
        self.paths: dict[str, str] = {}
        self.names: dict[str, str] = {}
        for pair in pairs:
            old, equals, new = pair.partition("=")
            if not old or not equals or not new:
                raise ValueError(f"--moved wants OLD=NEW, not {pair!r}")
            is_path = "/" in old or old.endswith((".py", ".ipynb"))
            (self.paths if is_path else self.names)[old.rstrip("/")] = new.rstrip("/")

    def path(self, old: str) -> str:
        return self._longest(self.paths, old, "/")

    def target(self, old: str) -> str:
        if old in self.names:
            return self.names[old]
        module, colon, name = old.partition(":")
        return self._longest(self.names, module, ".") + colon + name

    @staticmethod
    def _longest(table: dict[str, str], name: str, separator: str) -> str:
        fitting = [old for old in table if name == old or name.startswith(old + separator)]
        best = max(fitting, key=len, default=None)
        return name if best is None else table[best] + name[len(best) :]


def read_baseline(file: Path, moved: MovedNames) -> Counter[Key]:
    """What was broken before, under today's names."""
    entries = json.loads(file.read_text(encoding="utf-8"))
    return Counter((moved.path(path), moved.target(target)) for path, target in entries)


def write_baseline(file: Path, keys: Iterable[Key]) -> None:
    """Write what is broken now, sorted, one entry a line."""
    lines = ",\n".join(f"  {json.dumps(list(key))}" for key in sorted(keys))
    file.write_text(f"[\n{lines}\n]\n" if lines else "[]\n", encoding="utf-8")


def is_known(key: Key, known: Counter[Key]) -> bool:
    """Whether the baseline has this; each of its entries excuses one occurrence."""
    if known[key] == 0:
        return False
    known[key] -= 1
    return True
