import subprocess
import sys

subprocess.run([sys.executable, "-"], input=b"import pond.frogs\nprint(pond.frogs.croak(), pond.frogs.hop())\n")
subprocess.run(f"{sys.executable} -c \"from pond.frogs import croak; croak()\"", shell=True)
