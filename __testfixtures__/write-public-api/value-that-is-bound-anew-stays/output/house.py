import lib.lamp as lamp


def light():
    lamp.is_on = True
