from far import *

R = off.miles()
