import fiber_kit


def current():
    return fiber_kit.current()
