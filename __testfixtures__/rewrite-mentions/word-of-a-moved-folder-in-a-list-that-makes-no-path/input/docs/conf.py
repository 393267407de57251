import os
from importlib.util import find_spec

ROOT = os.path.dirname(find_spec("farm").origin)
role_types = dict.fromkeys(
    ["ref", "barn", "mod"],
    "tooltip",
)
EOF_WORDS = {
    "barn",
    "field",
}
