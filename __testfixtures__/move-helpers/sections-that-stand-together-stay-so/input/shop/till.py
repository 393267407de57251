from shop.walk import steps
import sys

SIZE = (steps, sys)
