from mill.wheel.spoke import turn

turn()
