import box.lid as lid
import kit.saw as s  # cuts
import kit.saw

import os, kit.drill as d

print(s(), d(), kit.saw(), lid.lid(), os.name)


def late():
    import kit.saw as again

    return again()
