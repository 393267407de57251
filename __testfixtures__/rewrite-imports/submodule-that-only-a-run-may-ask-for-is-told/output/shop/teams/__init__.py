from . import kernel as core
