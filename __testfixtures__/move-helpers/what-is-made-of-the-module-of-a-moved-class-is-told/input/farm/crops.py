import warnings

from farm.base import Row, task


class Rye(Row):
    pass


@task
def mill():
    warnings.warn("coarse", UserWarning)


class Oat(Row):
    pass
