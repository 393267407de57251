"""Sums."""

from __future__ import annotations

import os

from shop.till import change
from shop.vat import total

print(os, total, change)
