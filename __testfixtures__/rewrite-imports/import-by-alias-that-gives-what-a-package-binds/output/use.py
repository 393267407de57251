import box._lid as lid
from kit import saw as s  # cuts
import kit._saw

import os
from kit import drill as d

print(s(), d(), kit.saw(), lid.lid(), os.name)


def late():
    from kit import saw as again

    return again()
