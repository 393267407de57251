from data_kit.io import X
from more_kit.io import Y
from rates_kit import RATE

print(X, Y, RATE)
