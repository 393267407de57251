import subprocess
import sys

subprocess.run([sys.executable, "-"], input=b"import pond.frogs\nimport pond.toads\nprint(pond.toads.croak(), pond.frogs.hop())\n")
subprocess.run(f"{sys.executable} -c \"from pond.toads import croak; croak()\"", shell=True)
