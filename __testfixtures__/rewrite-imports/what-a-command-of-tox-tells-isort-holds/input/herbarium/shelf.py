from .labels import cut, Label, STRIPES
from .press import cure, MONTHS, Press
from .sheets import MONTHS_SHOWN, mount, Sheet

print(cut, Label, STRIPES, cure, MONTHS, Press, mount, MONTHS_SHOWN, Sheet)
