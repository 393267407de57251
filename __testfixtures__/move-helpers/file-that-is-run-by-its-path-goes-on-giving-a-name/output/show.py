import importlib.util
import os
import runpy

spec = importlib.util.spec_from_file_location("about", os.path.join("pond", "about.py"))
about = importlib.util.module_from_spec(spec)
spec.loader.exec_module(about)
print(about.title(), runpy.run_path("pond/about.py")["title"]())
