from pathlib import Path

import shop


def make(name):
    folder = Path(shop.__file__).parent / name
    return folder / "__init__.py"
