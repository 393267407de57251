INSTALLED = ["users"]
