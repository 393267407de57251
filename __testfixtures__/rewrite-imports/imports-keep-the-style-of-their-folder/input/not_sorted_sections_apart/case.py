import sys
import os

import yaml
from shop.walk import steps
from shop.billing import total
from shop.money import change

print(sys, os, yaml, steps, total, change)
