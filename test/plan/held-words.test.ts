import { beforeAll, expect, test } from 'vitest'
import { mayStartIn, startsIn } from '../../src/plan/computed-names/held-starts.ts'
import { wordsForModule } from '../../src/plan/computed-names/held-words.ts'
import { homeOfFile } from '../../src/python/index/held-packages.ts'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import { loadPython } from '../../src/python/parse/grammar.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

beforeAll(() => loadPython())

const TREE = {
  'shop/__init__.py': '',
  'shop/kit/__init__.py': '',
  'shop/kit/rates.py': 'def rate(): ...\n',
  'shop/tools.py': 'from shop import kit as \\\n  gear\n',
}

function look(text: string): { found: number; may: boolean; words: readonly string[] } {
  const index = indexOf(buildWorkspace({ ...TREE, 'shop/use.py': text }), [''])
  const module = 'shop.kit'
  const words = new Set(wordsForModule(index, module))
  const offered = { names: new Set<string>(), functions: new Map(), attributes: new Map(), words }
  const home = homeOfFile(index, 'shop/use.py')
  if (home === undefined) throw new Error('no such file')
  return {
    found: startsIn(index, home, module, offered).size,
    may: mayStartIn(text, module, offered),
    words: [...words],
  }
}

test.each([
  'from shop import kit\nsay(kit)\n',
  'import shop.kit\nsay(shop.kit)\n',
  'import shop.kit\nsay(shop . \\\n  kit)\n',
  'import shop.kit as own\nsay(own)\n',
  'from shop import (\n  kit  # all of it\n  as own,\n)\nsay(own)\n',
  'from shop.tools import gear\nsay(gear)\n',
  'from shop.tools import gear as own\nsay(own)\n',
  'from shop import tools\nsay(tools.gear)\n',
  'from shop import kit\nsay(kit.__dict__)\n',
  'from shop import kit; say(kit)\n',
  'from shop import kit\nsay(f"{kit}")\n',
  'from shop import kit\nsay(f"{d["a"]} {kit}", "b")\n',
  'from shop import kit\nsay("#", kit)\n',
  'from shop import (\n  kit  # the kit\n  # and again\n  as own,\n)\nsay(own)\n',
  'import shop\nsay(getattr(shop, "kit"))\n',
  'import sys\nsay(sys.modules["shop.kit"])\n',
  'from importlib import import_module\nsay(import_module("shop." + "kit"))\n',
])('what has the module in %j is found, and told by the text', (text) => {
  const { found, may } = look(text)
  expect(found).toBeGreaterThan(0)
  expect(may).toBe(true)
})

test.each([
  'import shop.kit\nshop.kit.rates.rate()\n',
  'from shop import kit\nkit.rates.rate()\n',
  'from shop import (\n  kit,\n  tools,\n)\ntools.run()\n',
  'from shop.kit import rates\nsay(rates)\n',
  'def kits(kit_of):\n  return kit_of\n',
  'import shop\ngetattr(shop, "tools")\n',
  '"""All of a kit."""\nfrom shop import tools  # not the kit\ntools.run("kit")\n',
])('%j is not parsed for it', (text) => {
  expect(look(text)).toMatchObject({ found: 0, may: false })
})

test('another name of the module is one of its words', () => {
  expect(look('').words).toEqual(['kit', 'gear'])
})
