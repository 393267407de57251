import dock.sync

dock.sync.x()
