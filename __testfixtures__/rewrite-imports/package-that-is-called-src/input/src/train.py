from src.data import RATE

print(RATE)
