import sys
from importlib import import_module

GIVEN = import_module(".." + sys.argv[1], __package__)
