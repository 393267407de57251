"""What lies on the desk."""

import json

# The papers that there are.
from .papers import Bill, Reminder
from .tools import pen

TRAY = {Reminder: "left", Bill: "right"}


def sign(paper):
    return json.dumps([pen(), TRAY[paper]])
