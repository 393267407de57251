from .begin import BEGIN
from .second import UNIT
