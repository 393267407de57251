from pkg.base import LIMIT, Base, Child, helper, hook
from pkg import bar as whole


@hook
def seen():
    return helper(LIMIT)


class More(Child):
    pass


def all_of():
    return whole(2), Base().run()
