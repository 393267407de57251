from functools import singledispatch

import gridlib


@singledispatch
def show(x):
    return str(x)


@show.register
def _(x: gridlib.Table):
    return x.text()
