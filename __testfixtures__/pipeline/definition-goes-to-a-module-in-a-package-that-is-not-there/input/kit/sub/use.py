from kit.core import load

DATA = load("a")
