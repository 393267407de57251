import middle

print(middle.oven.bake())
