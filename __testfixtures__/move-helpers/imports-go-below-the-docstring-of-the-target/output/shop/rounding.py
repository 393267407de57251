#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Copyright the shop
"""Rounding rules.

They are the same for all countries.
"""

from decimal import Decimal


def round_cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))
