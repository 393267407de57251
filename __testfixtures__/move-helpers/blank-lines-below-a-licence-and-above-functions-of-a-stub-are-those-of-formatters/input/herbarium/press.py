# SPDX-License-Identifier: MIT

WEIGHT = 12
SHEET = "A3"


def label_of(plant):
    return plant.title()


def mount(plant, sheet=SHEET):
    return plant, sheet


def dry(plant):
    return plant


class Press:
    weight = WEIGHT
