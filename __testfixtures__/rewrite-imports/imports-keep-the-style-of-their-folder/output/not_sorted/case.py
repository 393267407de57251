from shop.walk import steps
import os
from shop.vat import total
import sys
from shop.till import Drawer, change

print(steps, os, total, sys, change, Drawer)
