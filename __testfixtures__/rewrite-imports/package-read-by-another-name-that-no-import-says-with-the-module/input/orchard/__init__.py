"""Apples, and what becomes of them."""

import orchard.press
