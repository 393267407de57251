from kit.data.io import X

print(X)
