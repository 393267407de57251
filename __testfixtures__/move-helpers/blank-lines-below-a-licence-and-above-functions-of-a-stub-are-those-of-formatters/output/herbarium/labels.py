# SPDX-License-Identifier: MIT


def label_of(plant):
    return plant.title()
