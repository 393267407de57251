import sys
from typing import TYPE_CHECKING

from lazy import LazyModule

_import_structure = {"configuration_frogs": ["Config"], "modeling_frogs": ["Frog", "croak"]}

try:
    import json
except ImportError:
    pass
else:
    _import_structure["modeling_frogs"].append("Late")

if TYPE_CHECKING:
    from .configuration_frogs import Config
    from .modeling_frogs import Frog, Late, croak
else:
    sys.modules[__name__] = LazyModule(__name__, __path__, _import_structure)
