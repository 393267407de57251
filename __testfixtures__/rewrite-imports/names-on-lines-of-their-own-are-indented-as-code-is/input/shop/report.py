"""What was sold.

Written by:
 * the till
"""

from shop.labels import first_label, second_label, third_lab
from shop.paint import red

print(first_label, second_label, third_lab, red)
