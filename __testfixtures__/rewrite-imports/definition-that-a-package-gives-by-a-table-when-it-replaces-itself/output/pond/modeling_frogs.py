from .configuration_frogs import Config
from .helpers import Late as Late, croak as croak


class Frog:
    config = Config
