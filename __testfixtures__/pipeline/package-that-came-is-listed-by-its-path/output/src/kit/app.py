from data_kit.io import X

print(X)
