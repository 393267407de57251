import os
import collections

from attrlib import attributes
#from attrlib import older_attributes

MODE = os.name


class Value:
    def __init__(self, value):
        self.value = value


ALIAS = Value

def walk(target): return attributes(collections.deque(target))
def render(target): return walk(target)
def describe(target): return render(target)
def complain(target): return describe(target)
def explain(target): return complain(target)
def argument(target): return MODE, explain(target)
