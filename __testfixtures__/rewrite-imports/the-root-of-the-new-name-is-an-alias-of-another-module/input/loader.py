import cove.sync

cove.sync.x()
