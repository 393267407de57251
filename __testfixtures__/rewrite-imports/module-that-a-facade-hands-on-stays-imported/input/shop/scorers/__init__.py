from .hidden import *  # noqa: F403
from .listed import *  # noqa: F403
from .scale import *  # noqa: F403
from .several import *  # noqa: F403
from .submodule import *  # noqa: F403
from .typed import *  # noqa: F403
