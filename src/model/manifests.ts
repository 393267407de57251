/** The files that give a distribution its name, and say where its packages lie and what it offers (packaging.python.org; setuptools, "Configuration"). */
export const MANIFESTS: readonly string[] = ['pyproject.toml', 'setup.cfg', 'setup.py']
