import warnings


def job():
    warnings.warn("slow")
