import { describe, expect, test } from 'vitest'
import { buildWorkspace, contentsOf } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'
import { proveTrees } from './right-result.ts'

type Files = Readonly<Record<string, string>>

const RECIPE = 'rename_modules: { shop.till: shop.desk }\n'

const manifest = (name: string, rest = 'dependencies = []'): string =>
  `[project]\nname = "${name}"\nversion = "1"\n${rest}\n`

/** A workspace of three members; the root has no code of its own. */
const WORKSPACE: Files = {
  'pyproject.toml':
    '[tool.uv.workspace]\nmembers = ["packages/*"]\nexclude = ["packages/old-*"]\n\n[dependency-groups]\ndev = ["pytest"]\n',
  'packages/shop/pyproject.toml': manifest('shop', 'dependencies = ["shop-money", "requests>=2"]'),
  'packages/shop/src/shop/__init__.py': '',
  'packages/shop/src/shop/till.py': 'WIDTH = 80\n',
  'packages/shop-money/pyproject.toml': manifest('shop-money', 'dependencies = ["Pillow>=10"]'),
  'packages/shop-money/src/shop_money/__init__.py': 'from PIL import Image\n',
  'packages/shop-utils/pyproject.toml': manifest(
    'shop-utils',
    'dependencies = ["faiss-cpu"]\noptional-dependencies.plot = ["matplotlib"]\n\n[dependency-groups]\ntest = ["hypothesis"]',
  ),
  'packages/shop-utils/src/shop_utils/__init__.py': 'import json\nimport faiss\nimport matplotlib.pyplot\n',
  'packages/shop-utils/tests/test_utils.py':
    'import hypothesis\nimport pytest\nimport shop_utils\nfrom checks import near\n',
  'packages/shop-utils/tests/checks.py': 'def near():\n    pass\n',
  'packages/old-shop/pyproject.toml': manifest('old-shop'),
  'packages/old-shop/src/old_shop/__init__.py': 'import nobody_knows\n',
}

const renamed = (files: Files): Record<string, string> => {
  const after = { ...files, 'packages/shop/src/shop/desk.py': files['packages/shop/src/shop/till.py'] ?? '' }
  delete (after as Record<string, string>)['packages/shop/src/shop/till.py']
  return after
}

const declared = (before: Files, after: Files, recipe = RECIPE) => {
  const check = proveTrees(recipe, before, after).checks.find((one) => one.name === 'declared')
  return {
    verdict: check?.verdict,
    evidence: check?.evidence,
    lines: (check?.findings ?? []).map(
      ({ level, code, place }) => `${level} ${code} ${place?.path}:${place?.line ?? ''}`,
    ),
    reasons: (check?.findings ?? []).map((finding) => finding.reason),
  }
}

const UTILS = 'packages/shop-utils/src/shop_utils'

/** What is said when a module of shop-utils is added or has more in it after the run than before. */
const afterAdding = (text: string, path = `${UTILS}/more.py`) =>
  declared(WORKSPACE, renamed({ ...WORKSPACE, [path]: text }))

describe('a member that declares what it imports', () => {
  test('needs to declare nothing for the module that runs', () => {
    expect(afterAdding('import __main__\n').lines).toEqual([])
    expect(afterAdding('import nobody_knows\n').lines).not.toEqual([])
  })

  test('is proved, one after the other', () => {
    expect(declared(WORKSPACE, renamed(WORKSPACE))).toEqual({
      verdict: 'pass',
      evidence: '4 modules of 3 distributions import at run time only what their own manifest declares',
      lines: [],
      reasons: [],
    })
  })

  test.each([
    ['a guarded import', 'try:\n    import captum\nexcept ImportError:\n    captum = None\n'],
    [
      'a guarded import in a function',
      'def f():\n    try:\n        import captum\n    except ImportError:\n        return\n',
    ],
    ['a suppressed import', 'from contextlib import suppress\nwith suppress(ImportError):\n    import captum\n'],
    ['an import for type checkers', 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import captum\n'],
    ['a docstring that reads like an import', '"""\nimport captum\nfrom shop import till\n"""\n'],
    ['its own modules', 'from . import __init__\nfrom shop_utils import x\n'],
  ])('needs nothing for %s', (_title, text) => {
    expect(afterAdding(text).lines).toEqual([])
  })

  test('whose dependencies are computed is passed over', () => {
    const dynamic = {
      ...WORKSPACE,
      'packages/shop-utils/pyproject.toml': manifest('shop-utils', 'dynamic = ["dependencies"]'),
    }
    expect(declared(dynamic, renamed({ ...dynamic, [`${UTILS}/more.py`]: 'import captum\n' })).lines).toEqual([])
  })
})

describe('what the run makes undeclared', () => {
  test.each([
    ['a sibling', 'import json\nfrom shop_money import x\n', 'error', ':2'],
    ['a sibling, in a function', 'def f():\n    import shop_money\n', 'warning', ':2'],
    ['what another member declares, under another name', 'import PIL.Image\n', 'error', ':1'],
    ['what nobody declares', 'import captum\n', 'warning', ':1'],
    ['a sibling on one line with others', 'import json, shop_money\n', 'error', ':1'],
    [
      'a sibling under a condition',
      'import sys\nif sys.platform == "linux":\n    import shop_money\n',
      'warning',
      ':3',
    ],
    [
      'a sibling in a try that catches something else',
      'try:\n    import shop_money\nexcept KeyError:\n    pass\n',
      'warning',
      ':2',
    ],
  ])('%s', (_title, text, level, line) => {
    expect(afterAdding(text).lines).toEqual([`${level} undeclared-dependency ${UTILS}/more.py${line}`])
  })

  test('is said once for a distribution, at its most urgent place', () => {
    const after = { ...WORKSPACE, [`${UTILS}/a.py`]: 'def f():\n    import shop\n', [`${UTILS}/b.py`]: 'import shop\n' }
    const found = declared(WORKSPACE, renamed(after))
    expect(found.verdict).toBe('fail')
    expect(found.lines).toEqual([`error undeclared-dependency ${UTILS}/b.py:1`])
  })

  test('counts for tests as well, which have their groups', () => {
    expect(afterAdding('import shop_money\n', 'packages/shop-utils/tests/test_more.py').lines).toEqual([
      'warning undeclared-dependency packages/shop-utils/tests/test_more.py:1',
    ])
    const runtime = afterAdding('import hypothesis\n')
    expect(runtime.lines).toEqual([`error undeclared-dependency ${UTILS}/more.py:1`])
  })

  test('is found in a namespace that members share', () => {
    const shared = {
      ...WORKSPACE,
      'packages/shop-utils/src/kit/utils/__init__.py': '',
      'packages/shop-money/src/kit/money/__init__.py': '',
    }
    const add = (text: string) =>
      declared(shared, renamed({ ...shared, 'packages/shop-utils/src/kit/utils/more.py': text })).lines
    const wrong = ['error undeclared-dependency packages/shop-utils/src/kit/utils/more.py:1']
    expect(add('from kit import money\n')).toEqual(wrong)
    expect(add('import kit.money\n')).toEqual(wrong)
    expect(add('from kit import utils\nimport kit.utils\n')).toEqual([])
  })

  test('is found where the backend is told what to install', () => {
    const flat = {
      'pyproject.toml': manifest('shop'),
      'shop/__init__.py': '',
      'shop/till.py': '',
      'docs/conf.py': 'import sphinx\n',
      'tools/pyproject.toml': manifest(
        'till-tools',
        '\n[tool.hatch.build.targets.wheel]\npackages = ["lib/till_tools"]',
      ),
      'tools/lib/till_tools/__init__.py': '',
      'tools/run.py': 'import captum\n',
    }
    const found = declared(
      flat,
      { ...flat, 'tools/lib/till_tools/more.py': 'import shop\n', 'shop/more.py': 'import till_tools\n' },
      'rename_modules: { shop.till: shop.desk }\n',
    )
    expect(found.lines).toEqual([
      'error undeclared-dependency shop/more.py:1',
      'error undeclared-dependency tools/lib/till_tools/more.py:1',
    ])
  })
})

describe('a project with folders of its own', () => {
  const project: Files = {
    'pyproject.toml': manifest('shop-kit', 'dependencies = []'),
    'shop/__init__.py': '',
    'shop/till.py': '',
    'examples/demo/setup.py': 'from setuptools import setup\n\nsetup()\n',
    'examples/demo/src/demo/__init__.py': 'import captum\n',
  }
  const add = (path: string, text: string) => declared(project, renamed2(project, { [path]: text })).lines
  const renamed2 = (files: Files, more: Files): Files => {
    const { 'shop/till.py': till = '', ...rest } = files
    return { ...rest, 'shop/desk.py': till, ...more }
  }

  test('installs its packages, and no example that lies below a root', () => {
    expect(add('shop/more.py', 'import captum\n')).toEqual(['warning undeclared-dependency shop/more.py:1'])
    expect(add('examples/demo/src/demo/more.py', 'import napari\n')).toEqual([])
  })

  test('need not declare a module of the tree that nobody installs', () => {
    expect(add('shop/more.py', 'import demo\n')).toEqual([])
  })
})

describe('what was undeclared before', () => {
  const before: Files = {
    ...WORKSPACE,
    [`${UTILS}/lca.py`]: 'import captum\nimport shop_money\n\n\ndef f():\n    import napari\n',
  }

  const looked = { ...before, [`${UTILS}/lca.py`]: `${before[`${UTILS}/lca.py`] ?? ''}\n# Looked at.\n` }

  test('is told where the file or its manifest is touched alone', () => {
    expect(declared(before, renamed(before)).lines).toEqual([])
    expect(declared(before, renamed(before)).evidence).toContain('but for 3 that were undeclared before')
    const utils = 'packages/shop-utils/pyproject.toml'
    expect(declared(before, renamed({ ...before, [utils]: `${before[utils] ?? ''}# Looked at.\n` })).lines).toEqual([
      `note undeclared-before ${UTILS}/lca.py:1`,
    ])
  })

  test('is one note a member', () => {
    const found = declared(before, renamed(looked))
    expect(found.verdict).toBe('pass')
    expect(found.lines).toEqual([`note undeclared-before ${UTILS}/lca.py:1`])
    expect(found.reasons[0]).toContain('captum, napari, shop-money')
    expect(found.evidence).toContain('but for 3 that were undeclared before')
  })

  test('is told apart by the manifest where members are called alike', () => {
    const alike = {
      ...WORKSPACE,
      'packages/first/pyproject.toml': manifest('tutorial'),
      'packages/first/src/tutorial/__init__.py': 'import captum\n',
      'packages/second/pyproject.toml': manifest('tutorial'),
      'packages/second/src/other/__init__.py': 'import napari\n',
    }
    const first = 'packages/first/src/tutorial/__init__.py'
    const second = 'packages/second/src/other/__init__.py'
    const both = { ...alike, [first]: 'import captum\n# A.\n', [second]: 'import napari\n# B.\n' }
    expect(declared(alike, renamed(both)).lines).toEqual([
      'note undeclared-before packages/first/src/tutorial/__init__.py:1',
      'note undeclared-before packages/second/src/other/__init__.py:1',
    ])
    const worse = { ...alike, 'packages/first/src/tutorial/more.py': 'import napari\n' }
    expect(declared(alike, renamed(worse)).lines.join('\n')).toMatch(
      /^(?:error|warning) undeclared-dependency packages\/first\/src\/tutorial\/more\.py:1$/m,
    )
  })

  test('stays a note when more of it is written', () => {
    expect(declared(before, renamed({ ...looked, [`${UTILS}/more.py`]: 'import captum\n' })).lines).toEqual([
      `note undeclared-before ${UTILS}/lca.py:1`,
    ])
  })
})

describe('what nothing imports any more', () => {
  const before = { ...WORKSPACE, 'packages/shop/src/shop/till.py': 'import requests\nimport shop_money\n' }

  test('is a note, with who still brings it', () => {
    const after = { ...renamed(before), 'packages/shop/src/shop/desk.py': 'import shop_money\n' }
    const found = declared(before, after)
    expect(found.lines).toEqual(['note no-longer-imported packages/shop/pyproject.toml:'])
    expect(found.reasons[0]).toBe('nothing that is left in shop imports requests')
    const through = {
      ...after,
      'packages/shop-money/pyproject.toml': manifest('shop-money', 'dependencies = ["Pillow>=10", "requests"]'),
    }
    expect(declared(before, through).reasons[0]).toContain('requests (still installed, through shop-money)')
  })

  test('is not said of what a script, a test or a guarded import still reads, nor of what nothing ever imported', () => {
    const after = { ...renamed(before), 'packages/shop/src/shop/desk.py': 'import shop_money\n' }
    for (const path of ['packages/shop/tests/test_till.py', 'packages/shop/scripts/run.py'])
      expect(declared(before, { ...after, [path]: 'import requests\n' }).lines).toEqual([])
    const guarded = 'try:\n    import requests\nexcept ImportError:\n    requests = None\nimport shop_money\n'
    expect(declared(before, { ...after, 'packages/shop/src/shop/desk.py': guarded }).lines).toEqual([])
    expect(declared(WORKSPACE, renamed(WORKSPACE)).lines).toEqual([])
  })
})

describe('a package that other members import', () => {
  const recipe =
    'package: { from: shop.billing, to: billing, distribution: shop-billing, directory: packages/shop-billing }\n'
  const files: Files = {
    'pyproject.toml': `${manifest('shop', 'dependencies = ["jinja2"]')}\n[tool.uv.workspace]\nmembers = ["apps/*", "packages/*"]\n`,
    'shop/__init__.py': '',
    'shop/billing/__init__.py': 'import jinja2\n\n\ndef bill():\n    return jinja2.Template("")\n',
    'apps/till/pyproject.toml': manifest('till', 'dependencies = ["shop"]'),
    'apps/till/src/till/__init__.py': 'from shop.billing import bill\n\nBILL = bill()\n',
  }

  test('is declared by each, and the proof wants it so', () => {
    const { run, proof, refused } = runRecipe(recipe, buildWorkspace(files))
    const reasons = proof?.checks.find((one) => one.name === 'declared')?.findings.map((finding) => finding.reason)
    expect(reasons).toEqual([
      'nothing that is left in till imports shop',
      'nothing that is left in shop imports jinja2',
    ])
    expect(refused).toBe(false)
    const after = run === undefined ? {} : contentsOf(run.final)
    const lacking = { ...after, 'apps/till/pyproject.toml': files['apps/till/pyproject.toml'] ?? '' }
    expect(declared(files, lacking, recipe).lines).toContain(
      'error undeclared-dependency apps/till/src/till/__init__.py:1',
    )
  })
})
