import importlib

import settings

print([importlib.import_module(name).V for name in settings.INSTALLED])
