import press

print(press.bake())
