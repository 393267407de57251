from importlib import import_module
from string import Template

NAME = Template("coop.$kind")
print(import_module(NAME.substitute(kind="hen")).lay())
