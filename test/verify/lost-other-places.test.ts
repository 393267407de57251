import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RATE = 'RATE = 1\n'
const RECIPE = 'rename_modules: { shop.rates: shop.parts.rates }'

const errors = (look: (module: string) => string, beside = 'shop/rates.csv'): readonly string[] => {
  const same = { 'shop/__init__.py': '', 'shop/parts/__init__.py': '', 'shop/rates.csv': 'EUR,1\n' }
  return proveTrees(
    RECIPE,
    { ...same, 'shop/rates.py': RATE, 'look.py': look('shop') },
    { ...same, [beside]: 'EUR,1\n', 'shop/parts/rates.py': RATE, 'look.py': look('shop.parts') },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )
}

const SHAPES = {
  attribute: (from: string) =>
    `from pathlib import Path\n\nimport ${from}.rates\n\nTABLE = Path(${from}.rates.__file__).parent / "rates.csv"\n`,
  beside: (from: string) =>
    `from pathlib import Path\n\nfrom ${from} import rates\n\nTABLE = Path(rates.__file__).with_name("rates.csv")\n`,
  joined: (from: string) =>
    `import os\n\nfrom ${from} import rates\n\nTABLE = os.path.join(os.path.dirname(rates.__file__), "rates.csv")\n`,
  given: (from: string) =>
    `import inspect\nfrom pathlib import Path\n\nfrom ${from} import rates\n\nTABLE = Path(inspect.getfile(rates)).parent / "rates.csv"\n`,
}

test.each(Object.entries(SHAPES))('a file beside a module that goes away is looked for by its place: %s', (_, look) => {
  expect(errors(look)).toContain('files place-lost')
})

test.each(Object.entries(SHAPES))('a file that is beside the module afterwards as well is found: %s', (_, look) => {
  expect(errors(look, 'shop/parts/rates.csv')).not.toContain('files place-lost')
})

test('a module that stays, and the file alone, are none of it', () => {
  const stays = (from: string): string =>
    `from pathlib import Path\n\nimport shop\nimport ${from}.rates\n\nTABLE = Path(shop.__file__).parent / "rates.csv"\nTEXT = Path(${from}.rates.__file__).read_text()\n`
  expect(errors(stays)).not.toContain('files place-lost')
})

test.each([
  '@hydra.main(version_base=None, config_path="conf")\ndef main(config):\n    return config\n',
  'def main():\n    with hydra.initialize("conf"):\n        return 1\n',
])('a folder that is looked for beside the caller has to be there: %j', (code) => {
  const run = `import hydra\n\n\n${code}`
  const look = (folder: string): readonly string[] =>
    proveTrees(
      'rename_modules: { shop.run: shop.parts.run }',
      { 'shop/__init__.py': '', 'shop/parts/__init__.py': '', 'shop/conf/a.yaml': 'a: 1\n', 'shop/run.py': run },
      {
        'shop/__init__.py': '',
        'shop/parts/__init__.py': '',
        [`${folder}/a.yaml`]: 'a: 1\n',
        'shop/parts/run.py': run,
      },
    ).checks.flatMap(({ findings }) => findings.filter(({ level }) => level === 'error').map((one) => one.code))
  expect(look('shop/conf')).toContain('place-lost')
  expect(look('shop/parts/conf')).not.toContain('place-lost')
})
