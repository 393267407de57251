import sys

from zoo import models
from zoo.build import Builder, build

net = getattr(models, "Arg" + sys.argv[1])()
table = vars(models)["Var" + sys.argv[1]]
again = models
other = getattr(again, f"Alias{sys.argv[1]}", None)
print(build("net", models, sys.argv[1]), Builder(models).make(sys.argv[1]))
