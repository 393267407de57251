from kit.fast.deep.io import load

DATA = load("a")
