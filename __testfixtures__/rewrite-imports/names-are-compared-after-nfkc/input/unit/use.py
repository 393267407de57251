from unit.measure import μm, ﬁnd
import unit.ﬁle

print(µm, ﬁnd(), unit.ﬁle.SIZE)
