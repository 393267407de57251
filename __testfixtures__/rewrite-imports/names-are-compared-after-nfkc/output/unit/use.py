from unit.scale import μm, ﬁnd
import unit.sheet

print(µm, ﬁnd(), unit.sheet.SIZE)
