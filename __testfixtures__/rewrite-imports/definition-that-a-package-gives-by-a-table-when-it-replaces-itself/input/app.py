from lake import swim
from pond import Late, croak
from tarn import wriggle

print(croak(), Late.__name__, swim(), wriggle())
