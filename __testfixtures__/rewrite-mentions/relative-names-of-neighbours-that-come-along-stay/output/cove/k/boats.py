from importlib import import_module

BOAT = import_module(".." + "k.boat", __package__).Boat
