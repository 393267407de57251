"""What was sold.

Written by:
 * the till
"""

from shop.paint import red
from shop.stickers import (
    first_label,
    second_label,
    third_lab,
)

print(first_label, second_label, third_lab, red)
