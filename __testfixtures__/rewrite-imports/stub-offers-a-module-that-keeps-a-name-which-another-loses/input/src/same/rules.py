from core.rules import *
