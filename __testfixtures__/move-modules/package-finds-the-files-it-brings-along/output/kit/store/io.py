import logging
import pkgutil
from importlib import resources
from pathlib import Path

log = logging.getLogger(__name__)

TEXT = (Path(__file__).parent / "t.txt").read_text()
SAME = resources.files(__package__).joinpath("t.txt").read_text()
AGAIN = pkgutil.get_data(__package__, "t.txt")
ASSET = Path(__file__).parents[1] / "assets" / "a.txt"
