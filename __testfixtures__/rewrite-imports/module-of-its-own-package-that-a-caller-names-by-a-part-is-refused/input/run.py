from coop import animal

print(animal("hen").X)
