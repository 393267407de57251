from tools.mean import mean

print(mean([1, 2]))
