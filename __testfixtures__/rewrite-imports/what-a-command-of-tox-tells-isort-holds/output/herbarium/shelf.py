from .dryer import cure, MONTHS, Press
from .labels import cut, Label, STRIPES
from .sheets import MONTHS_SHOWN, mount, Sheet

print(cut, Label, STRIPES, cure, MONTHS, Press, mount, MONTHS_SHOWN, Sheet)
