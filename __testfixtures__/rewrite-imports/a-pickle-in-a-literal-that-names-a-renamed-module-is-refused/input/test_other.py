SETTINGS = "config\nnames\n"
