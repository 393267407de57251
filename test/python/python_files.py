"""Find and parse Python files and the code cells of notebooks."""

from __future__ import annotations

import ast
import json
import os
import tokenize
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path

SKIPPED_FOLDERS = {"__pycache__", "node_modules", "site-packages"}
# Cell magics whose cell is Python all the same.
PYTHON_CELL_MAGICS = {"%%time", "%%timeit", "%%capture", "%%prun", "%%python", "%%python3"}


@dataclass(frozen=True)
class Source:
    """A parsed file, or one cell of a notebook."""

    path: str
    tree: ast.Module
    cell: int | None = None

    def place(self, line: int) -> str:
        return f"{self.path}:{line}" if self.cell is None else f"{self.path}#cell{self.cell}:{line}"


def sources(folder: Path, path: str) -> list[Source]:
    """The file as one source, or the cells of a notebook as one each."""
    content = (folder / path).read_bytes()
    if not path.endswith(".ipynb"):
        return [Source(path, parse(content, path))]
    cells = enumerate(notebook_cells(content), 1)
    return [Source(path, parse(cell.encode(), path), number) for number, cell in cells]


def walk(tree_root: Path, suffixes: tuple[str, ...], excluded: Iterable[str]) -> Iterator[str]:
    """Paths below a folder, sorted, without hidden and generated folders."""
    for folder, subfolders, files in os.walk(tree_root):
        subfolders[:] = sorted(
            s for s in subfolders if not s.startswith(".") and s not in SKIPPED_FOLDERS
        )
        for name in sorted(files):
            path = (Path(folder) / name).relative_to(tree_root).as_posix()
            if name.endswith(suffixes) and not any(fnmatch(path, p) for p in excluded):
                yield path


def parse(content: bytes, path: str) -> ast.Module:
    """Parse with the encoding that the file declares; SyntaxError covers what cannot be decoded."""
    try:
        encoding, _ = tokenize.detect_encoding(BytesIO(content).readline)
        text = content.decode(encoding)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text, path)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise SyntaxError(str(error)) from error


def without_magics(cell: str) -> str:
    """The Python of a notebook cell, with the same number of lines."""
    lines = cell.split("\n")
    first = next((line.strip() for line in lines if line.strip()), "")
    if first.startswith("%%"):
        if first.split()[0] not in PYTHON_CELL_MAGICS:
            return ""
        lines[next(i for i, line in enumerate(lines) if line.strip())] = ""
    kept = []
    continued = False
    for line in lines:
        bare = line.strip()
        indent = line[: len(line) - len(line.lstrip())]
        head, equals, tail = line.partition("=")
        if continued or bare.startswith(("%", "!", "?")) or bare.endswith("?"):
            kept.append("" if continued else f"{indent}pass")
            continued = bare.endswith("\\")
        elif equals and head.strip().isidentifier() and tail.lstrip().startswith(("!", "%")):
            kept.append(f"{head}= None")
            continued = bare.endswith("\\")
        else:
            kept.append(line)
    return "\n".join(kept)


def notebook_cells(content: bytes) -> list[str]:
    """The code cells of a notebook; not a notebook: SyntaxError."""
    try:
        notebook = json.loads(content.decode("utf-8-sig"))
        return [
            without_magics("".join(cell["source"]))
            for cell in notebook["cells"]
            if cell["cell_type"] == "code"
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise SyntaxError(f"not a notebook: {error}") from error
