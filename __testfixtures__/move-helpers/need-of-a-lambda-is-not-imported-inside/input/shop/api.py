from .prices import *
