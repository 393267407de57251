from . import bound
from .gear import teeth
