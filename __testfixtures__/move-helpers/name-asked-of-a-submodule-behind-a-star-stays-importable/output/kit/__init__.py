from kit.parts import *
