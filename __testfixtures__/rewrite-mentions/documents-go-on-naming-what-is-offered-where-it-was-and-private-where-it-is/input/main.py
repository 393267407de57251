from herbarium import plants

print(plants.Fern())
