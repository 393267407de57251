# SPDX-License-Identifier: MIT

WEIGHT = 12


class Press:
    weight = WEIGHT
