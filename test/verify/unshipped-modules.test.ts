import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'rename_modules: { kit.data: data_kit }'
const HATCH =
  '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "kit"\nversion = "1"\n\n'
const POETRY =
  '[build-system]\nrequires = ["poetry-core"]\nbuild-backend = "poetry.core.masonry.api"\n\n[tool.poetry]\nname = "kit"\nversion = "1"\n\n'
const UV =
  '[build-system]\nrequires = ["uv_build"]\nbuild-backend = "uv_build"\n\n[project]\nname = "kit"\nversion = "1"\n\n'
const FLIT =
  '[build-system]\nrequires = ["flit_core"]\nbuild-backend = "flit_core.buildapi"\n\n[project]\nname = "kit"\nversion = "1"\n\n'
const SETUPTOOLS =
  '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "kit"\nversion = "1"\n\n'
const SCIKIT =
  '[build-system]\nrequires = ["scikit-build-core"]\nbuild-backend = "scikit_build_core.build"\n\n[project]\nname = "kit"\nversion = "1"\n\n[tool.scikit-build]\n'
const WHEEL = '[tool.hatch.build.targets.wheel]\n'

const wheels = (root: string, was: string, is = was, to = 'data_kit'): readonly string[] => {
  const at = (path: string): string => (root === '' ? path : `${root}/${path}`)
  const app = (module: string): string => `from ${module} import io\n`
  return proveTrees(
    RECIPE,
    {
      'pyproject.toml': was,
      [at('kit/__init__.py')]: '',
      [at('kit/app.py')]: app('kit.data'),
      [at('kit/data/__init__.py')]: '',
      [at('kit/data/io.py')]: 'X = 1\n',
    },
    {
      'pyproject.toml': is,
      [at('kit/__init__.py')]: '',
      [at('kit/app.py')]: app('data_kit'),
      [at(`${to}/__init__.py`)]: '',
      [at(`${to}/io.py`)]: 'X = 1\n',
    },
  ).checks.flatMap((check) => (check.name === 'wheels' ? check.findings.map(({ code }) => code) : []))
}

test.each([
  ['src', `${HATCH}${WHEEL}packages = ["src/kit"]\n`, `${HATCH}${WHEEL}packages = ["src/kit", "src/data_kit"]\n`],
  ['src', HATCH, `${HATCH}${WHEEL}packages = ["src/kit", "src/data_kit"]\n`],
  [
    'src',
    `${HATCH}${WHEEL}only-include = ["src/kit"]\n`,
    `${HATCH}[tool.hatch.build]\nonly-include = ["src/kit", "src/data_kit"]\n`,
  ],
  [
    '',
    `${HATCH}[tool.hatch.build]\ninclude = ["kit/**/*.py"]\n`,
    `${HATCH}[tool.hatch.build]\ninclude = ["kit/**/*.py", "/data_kit"]\n`,
  ],
  [
    'src',
    `${POETRY}packages = [{ include = "kit", from = "src" }]\n`,
    `${POETRY}packages = [{ include = "kit", from = "src" }, { include = "data_kit/**/*.py", from = "src" }]\n`,
  ],
  ['', POETRY, `${POETRY}packages = [{ include = "kit" }, { include = "data_kit" }]\n`],
  ['src', UV, `${UV}[tool.uv.build-backend]\nmodule-name = ["kit", "data_kit"]\n`],
  ['src', `${SCIKIT}wheel.packages = ["src/kit"]\n`, `${SCIKIT}wheel.packages = ["src/kit", "src/data_kit"]\n`],
  ['src', SCIKIT, `${SCIKIT}wheel.packages = { kit = "src/kit", data_kit = "src/data_kit" }\n`],
  ['', SETUPTOOLS, `${SETUPTOOLS}[tool.setuptools]\npackages = ["kit", "data_kit"]\n`],
])('what becomes a new top-level package has to be told to the build: %s %j', (root, was, is) => {
  expect(wheels(root, was)).toContain('wheel-lists')
  expect(wheels(root, was, is)).not.toContain('wheel-lists')
})

test('flit builds one module, and setuptools finds all below src', () => {
  expect(wheels('src', FLIT)).toContain('wheel-lists')
  expect(wheels('src', SETUPTOOLS)).not.toContain('wheel-lists')
})
