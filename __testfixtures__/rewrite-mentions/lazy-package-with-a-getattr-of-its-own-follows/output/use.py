import lake

print(lake.carp.SCALES, lake.SCALES, lake.reed.STEMS, dir(lake), "fish")
