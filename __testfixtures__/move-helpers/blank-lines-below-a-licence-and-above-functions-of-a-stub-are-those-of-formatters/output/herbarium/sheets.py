# SPDX-License-Identifier: MIT

SHEET = "A3"


def mount(plant, sheet=SHEET):
    return plant, sheet
