"""The checks find what they should: `python3 -m unittest discover -s test/python`."""

import contextlib
import io
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True

import check_first_party_imports  # noqa: E402
import names_resolve  # noqa: E402

CELL = "%load_ext x\n!ls\nfiles = !ls\nimport shop.tax as t\nt.rate, t.gone"
SHOP = {
    "shop/__init__.py": "from .tax import rate\n",
    "shop/tax.py": "from typing import TYPE_CHECKING\nrate = 1\n"
    "if TYPE_CHECKING:\n    from decimal import Decimal\n",
    "shop/lazy.py": "def __getattr__(name): ...\n",
    "shop/stars.py": "from shop.tax import *\n",
    "shop/tools/till.py": "import shop.tax\n",
    "shop/empty/__pycache__/old.pyc": "",
    "notes.ipynb": json.dumps({"cells": [{"cell_type": "code", "source": CELL}]}),
}


class CheckTest(unittest.TestCase):
    def setUp(self) -> None:
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.tree = Path(directory.name)
        self.write(SHOP)

    def write(self, files: dict[str, str]) -> None:
        for path, text in files.items():
            (self.tree / path).parent.mkdir(parents=True, exist_ok=True)
            (self.tree / path).write_text(text, encoding="utf-8")

    def run_check(self, check, *options: str) -> tuple[int, list[str]]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            code = check.main([str(self.tree), *options])
        return code, out.getvalue().splitlines()

    def imports(self, *options: str) -> tuple[int, list[str]]:
        return self.run_check(check_first_party_imports, "--package", "shop", *options)

    def test_what_resolves(self) -> None:
        self.write({
            "use.py": "import shop.tools.till, os\nfrom shop import rate, tools, tax\n"
            "from shop.lazy import anything\nfrom shop.stars import rate as r\n"
            "if TYPE_CHECKING:\n    from shop.tax import Decimal\n"
        })  # fmt: skip
        self.assertEqual(self.imports(), (0, []))

    def test_what_does_not(self) -> None:
        for statement, reason in {
            "from shop.tax import gone": "gone is not bound in shop.tax",
            "from shop.tax import Decimal": "Decimal is bound in shop.tax for type checkers only",
            "import shop.gone.deep": "no module shop.gone",
            "import shop.empty": "no module shop.empty",
            "from shop.gone import *": "no module shop.gone",
            "from .. import x": "beyond the top-level package",
        }.items():
            with self.subTest(statement):
                self.write({"use.py": f"def f():\n    {statement}\n"})
                code, lines = self.imports()
                self.assertEqual((code, lines), (1, [f"use.py:2: {statement}  # {reason}"]))

    def test_notebook_and_attributes(self) -> None:
        _, lines = self.imports("--notebooks", "--attributes")
        self.assertEqual(lines, ["notes.ipynb#cell1:5: t.gone  # gone is not bound in shop.tax"])

    def test_baseline_follows_what_moved(self) -> None:
        self.write({"shop/use.py": "from shop.tax import gone\n"})
        baseline = str(self.tree / "base.json")
        self.imports("--write-baseline", baseline)
        (self.tree / "shop/use.py").unlink()
        self.write({
            "src/till/tax.py": "",
            "src/till/use.py": "from till.tax import gone\nfrom till.tax import new\n",
        })  # fmt: skip
        code, lines = self.imports(
            "--package=till", "--root=.", "--root=src", "--baseline", baseline,
            "--moved=shop/use.py=src/till/use.py", "--moved=shop.tax=till.tax",
        )  # fmt: skip
        self.assertEqual(code, 1)
        self.assertEqual([line.split(":")[1] for line in lines], ["2"])

    def test_names(self) -> None:
        self.write({
            "use.py": "from typing import TYPE_CHECKING, Literal\n"
            "if TYPE_CHECKING:\n    from decimal import Decimal\n"
            "def f(x: 'Decimal', y: 'Gone | None', z: Literal['no']) -> int:\n"
            "    local: Decimal = [i for i in x]\n"
            "    return missing(local, Decimal)\n"
            "class A:\n    b = 1\n    def c(self): return b\n"
            "try: ...\nexcept OSError as error: print(error)\n"
        })  # fmt: skip
        code, lines = self.run_check(names_resolve)
        self.assertEqual(code, 1)
        found = [line.partition(" ")[2] for line in lines if line.startswith("use.py")]
        expected = ["Gone (annotation)", "Decimal (type-only)", "missing (unbound)", "b (unbound)"]
        self.assertEqual(found, expected)


if __name__ == "__main__":
    unittest.main()
