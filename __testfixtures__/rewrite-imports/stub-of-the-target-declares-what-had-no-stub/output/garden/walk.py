from garden.beds import SIZES, Plant, watered

print(watered([Plant().name], SIZES[0]))
