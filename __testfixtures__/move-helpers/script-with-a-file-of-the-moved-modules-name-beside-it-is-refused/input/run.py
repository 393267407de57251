from utils import H

print(H)
