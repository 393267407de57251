from .line import link


def reach():
    return link()
