INSTALLED = ["core.users"]
