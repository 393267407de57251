Page = 4
