import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const project = (backend: string, rest = ''): string =>
  `[project]\nname = "my-shop"\nversion = "1.0"\n\n[build-system]\nrequires = []\nbuild-backend = "${backend}"\n${rest}`

/** The codes of the check `wheels` where `my_shop` became `shop_lib`. */
const said = (was: string, is: string, source = 'src/'): readonly string[] =>
  proveTrees(
    'rename_modules: { my_shop: shop_lib }',
    { [`${source}my_shop/__init__.py`]: 'V = 1\n', 'pyproject.toml': was },
    { [`${source}shop_lib/__init__.py`]: 'V = 1\n', 'pyproject.toml': is },
  ).checks.flatMap(({ name, findings }) => (name === 'wheels' ? findings.map(({ code }) => code) : []))

const KEYS = {
  'hatchling.build': '[tool.hatch.build.targets.wheel]\npackages = ["src/shop_lib"]\n',
  uv_build: '[tool.uv.build-backend]\nmodule-name = "shop_lib"\n',
  'flit_core.buildapi': '[tool.flit.module]\nname = "shop_lib"\n',
  'poetry.core.masonry.api': '[tool.poetry]\npackages = [{ include = "shop_lib", from = "src" }]\n',
  'scikit_build_core.build': '[tool.scikit-build]\nwheel.packages = ["src/shop_lib"]\n',
}

test.each(Object.entries(KEYS))('a package that %s finds by the name of the project no more', (backend, rest) => {
  const was = project(backend)
  expect(said(was, was)).toEqual(['wheel-lists'])
  expect(said(was, project(backend, rest.replace('shop_lib', 'other')))).toContain('wheel-lists')
  expect(said(was, project(backend, rest))).toEqual([])
})

test.each(['setuptools.build_meta', 'pdm.backend'])('%s goes by no name', (backend) => {
  const was = project(backend)
  expect(said(was, was)).toEqual([])
})
