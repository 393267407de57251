from .coins import *
