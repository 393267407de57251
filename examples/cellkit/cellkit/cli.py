"""The command line: ``cellkit fit --config FILE``."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cellkit.train.engine import DEFAULT_DATAMODULE, Engine


def read_config(path: Path) -> dict[str, Any]:
    """Read a JSON config, or a YAML one where there is a parser."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return json.loads(text)
    import yaml

    return yaml.safe_load(text)


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of the ``cellkit`` command."""
    parser = argparse.ArgumentParser(prog="cellkit")
    commands = parser.add_subparsers(dest="command", required=True)
    fit = commands.add_parser("fit", help="train on a plate")
    fit.add_argument("--config", type=Path, required=True)
    fit.add_argument(
        "--data.class_path",
        dest="class_path",
        help=f"the data module (default: {DEFAULT_DATAMODULE})",
    )
    args = parser.parse_args(argv)
    data = read_config(args.config).get("data", {})
    engine = Engine(
        datamodule_class=args.class_path or data.get("class_path", DEFAULT_DATAMODULE),
        **data.get("init_args", {}),
    )
    print(f"mean intensity: {engine.fit():.3f}")
    return 0
