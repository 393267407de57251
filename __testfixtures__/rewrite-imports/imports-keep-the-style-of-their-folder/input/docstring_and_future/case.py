"""Sums."""

from __future__ import annotations

import os

from shop.billing import total
from shop.money import change

print(os, total, change)
