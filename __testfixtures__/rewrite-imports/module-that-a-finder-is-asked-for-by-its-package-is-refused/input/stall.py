from bazaar import (
    scales,
    till,
)

print(scales.weigh("abc"), till.price("a"))
