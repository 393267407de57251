import sys
import os

import yaml
from shop.walk import steps
from shop.vat import total
from shop.till import change

print(sys, os, yaml, steps, total, change)
