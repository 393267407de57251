STAFF = ["Ada"]
