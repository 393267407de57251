/**
 * What a value of a tool's settings is, where one word is enough to name a package: `name`, an import name; `path`, a folder or file. The
 * keys are those of the tools' documentation: setuptools ("Keywords", "pyproject.toml"), flit, maturin, isort, ruff, coverage, mypy, deptry,
 * import-linter, flake8-import-order, uv; hatch, Poetry, scikit-build-core and PDM for the paths.
 */
export type OneWord = 'name' | 'path' | undefined

const TOML_NAMES: readonly RegExp[] = [
  /^setuptools (?:packages|py-modules|namespace-packages)(?: \d+)?$/,
  /^setuptools packages find (?:include|exclude)(?: \d+)?$/,
  /^isort known_\w+(?: \d+)?$/,
  /^ruff (?:lint )?isort known-[\w-]+(?: \d+)?$/,
  /^coverage run (?:source|source_pkgs)(?: \d+)?$/,
  /^mypy (?:packages|modules)(?: \d+)?$/,
  /^mypy overrides (?:\d+ )?module(?: \d+)?$/,
  /^importlinter (?:root_package|root_packages(?: \d+)?)$/,
  /^deptry known_first_party(?: \d+)?$/,
  /^flit module name$/,
  /^uv build-backend module-name$/,
  /^maturin (?:module-name|python-packages(?: \d+)?)$/,
]
const TOML_KEYS = /^setuptools (?:package-data|exclude-package-data|package-dir) [\w.]+$/
/** A file of the repository on the left, its place in what is built on the right. */
const TOML_PLACES = /^hatch build (?:targets \w+ )?force-include .+$/
const TOML_PATHS: readonly RegExp[] = [
  /^hatch build (?:targets \w+ )?(?:packages|only-include|include|exclude|artifacts)(?: \d+)?$/,
  /^poetry packages \d+ include$/,
  /^scikit-build wheel packages(?: \d+)?$/,
  /^pdm build (?:includes|excludes)(?: \d+)?$/,
  /^ruff (?:src|include|exclude|extend-exclude|extend-include)(?: \d+)?$/,
  /^(?:mypy files|pyright include|vulture paths|pytest ini_options testpaths)(?: \d+)?$/,
]

/** What a string of a TOML file is that stands below these keys; the indices of lists are among them. */
export function oneWordInToml(keys: readonly string[], isKey: boolean): OneWord {
  if (keys[0] !== 'tool') return undefined
  const way = keys.slice(1).join(' ')
  if (TOML_PLACES.test(way)) return 'path'
  if (isKey) return TOML_KEYS.test(way) ? 'name' : undefined
  if (TOML_NAMES.some((one) => one.test(way))) return 'name'
  return TOML_PATHS.some((one) => one.test(way)) ? 'path' : undefined
}

const INI_NAMES: readonly RegExp[] = [
  /^options (?:packages|py_modules|namespace_packages)$/,
  /^options\.packages\.find (?:include|exclude)$/,
  /^(?:tool:|)(?:isort|settings) known_\w+$/,
  /^(?:coverage:)?run (?:source|source_pkgs)$/,
  /^flake8 application_import_names$/,
  /^mypy (?:packages|modules)$/,
  /^importlinter root_packages?$/,
]

/** The same for a value of an INI file, by its section and key; keys may be written with dashes. */
export function oneWordInIni(section: string, key: string): OneWord {
  return INI_NAMES.some((one) => one.test(`${section} ${key.replaceAll('-', '_')}`)) ? 'name' : undefined
}
