from mint.api import *
