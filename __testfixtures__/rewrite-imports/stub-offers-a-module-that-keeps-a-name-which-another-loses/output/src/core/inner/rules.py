from ..more import drop as drop
from ..rules import *
