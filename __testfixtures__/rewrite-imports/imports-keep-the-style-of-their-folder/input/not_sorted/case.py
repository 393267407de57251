from shop.walk import steps
import os
from shop.billing import total
import sys
from shop.money import change
from shop.till import Drawer

print(steps, os, total, sys, change, Drawer)
