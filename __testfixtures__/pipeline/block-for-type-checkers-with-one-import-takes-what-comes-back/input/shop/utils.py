from __future__ import annotations

from .resp import make

print_it = make
