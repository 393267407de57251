import lake

print(lake.fish.SCALES, lake.SCALES, lake.reed.STEMS, dir(lake), "fish")
