"""What lies on the desk."""

import json
from dataclasses import dataclass

from .tools import pen


@dataclass
class Bill:
    total: int = 0


# The papers that there are.
from .papers import Reminder  # noqa: E402

TRAY = {Reminder: "left", Bill: "right"}


def sign(paper):
    return json.dumps([pen(), TRAY[paper]])
