"""Use.

>>> import pond.frogs
>>> name = "swim"
>>> getattr(pond.frogs, name)()
4
"""
