from orb.spin import speed
