from ..rules import *
