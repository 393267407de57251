from orb.whirl import speed
