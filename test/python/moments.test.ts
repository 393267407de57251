import { describe, expect, test } from 'vitest'
import { momentOf, surelyRunsOnLoad } from '../../src/python/facts/moments.ts'
import { factsOfText } from '../../src/python/index/symbol-index.ts'

/** Each text has one `import lamp` or one read of `lamp`; some of them read it in `lamp` where nothing else of that name is. */
const MOMENTS = {
  load: [
    'import lamp',
    'try:\n    import lamp\nexcept ImportError:\n    pass',
    'class Shelf:\n    import lamp',
    'class Shelf:\n    light = lamp.on',
    'class Shelf(lamp.Base):\n    pass',
    '@lamp.lit\ndef shelf():\n    pass',
    'def shelf(light=lamp.on):\n    pass',
    'shelf = lambda light=lamp.on: light',
    'lights = [lamp.on for _ in range(3)]',
    'lights = list(lamp.on for _ in range(3))',
    'def shelf(light: lamp.Light):\n    pass',
    'with suppress(ImportError):\n    import lamp',
    'if __name__ == "__main__":\n    pass\nelse:\n    import lamp',
    'if __name__ != "__main__":\n    import lamp',
    'if __name__ == "__main__" or is_told():\n    import lamp',
    'from typing import TYPE_CHECKING\nif not TYPE_CHECKING:\n    import lamp',
    'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    pass\nelse:\n    import lamp',
    'from typing import TYPE_CHECKING\nif TYPE_CHECKING or is_told():\n    import lamp',
    'if False:\n    pass\nelse:\n    import lamp',
    'while True:\n    import lamp\n    break',
    'HACK = True\nglobals()["kcah"[::-1]] = False\nif HACK:\n    import lamp',
    'HACK = True\nglobals()["HACK"] = is_told()\nif HACK:\n    import lamp',
    'HACK = True\nif HACK:\n    import lamp\nglobals()["HACK"] = False',
    'globals()["HACK"] = False\nHACK = is_told()\nif HACK:\n    import lamp',
    'shelf = "__main__" if lamp.on else 0',
  ],
  script: [
    'if __name__ == "__main__":\n    import lamp',
    "if ('__main__' == __name__):\n    import lamp",
    'if __name__ == "__main__" and is_told():\n    import lamp',
    'if not __name__ == "__main__":\n    pass\nelse:\n    import lamp',
    'if __name__ != "__main__":\n    pass\nelif is_told():\n    import lamp',
    'try:\n    if __name__ == "__main__":\n        import lamp\nfinally:\n    pass',
    'if __name__ == "__main__":\n    lamp.on()',
  ],
  call: [
    'def shelf():\n    import lamp',
    'async def shelf():\n    import lamp',
    'class Shelf:\n    def light(self):\n        import lamp',
    'def shelf():\n    class Light(lamp.Base):\n        pass',
    'shelf = lambda: lamp.on',
    'from __future__ import annotations\ndef shelf(light: lamp.Light):\n    pass',
    'type Light = lamp.Light',
    'if __name__ == "__main__":\n    def shelf():\n        import lamp',
  ],
  never: [
    'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import lamp',
    'import typing as t\nif t.TYPE_CHECKING:\n    import lamp',
    'from typing import TYPE_CHECKING as TC\nif TC:\n    import lamp',
    'from typing import TYPE_CHECKING\nif TYPE_CHECKING and is_told():\n    import lamp',
    'from typing import TYPE_CHECKING\nif not TYPE_CHECKING:\n    pass\nelse:\n    import lamp',
    'from typing import TYPE_CHECKING\ndef shelf():\n    if TYPE_CHECKING:\n        import lamp',
    'from typing import TYPE_CHECKING\nBase = lamp.Base if TYPE_CHECKING else object',
    'if False:\n    import lamp',
    'if 0:\n    import lamp',
    'HACK = True\nglobals()["kcah"[::-1].upper()] = False\nif HACK:\n    import lamp',
    "HACK = True\nglobals()['HACK'] = False\nif HACK:\n    import lamp",
    "hack = True\nglobals()['HACK'.lower()] = False\nif hack:\n    import lamp",
    'if True:\n    pass\nelse:\n    import lamp',
    'while False:\n    import lamp',
    'MYPY = False\nif MYPY:\n    import lamp',
  ],
} as const

for (const moment of ['load', 'script', 'call', 'never'] as const)
  describe(moment, () => {
    test.each(MOMENTS[moment])('%j', (text) => {
      const facts = factsOfText(text)
      const statement = facts.imports.find((one) => one.items.some((item) => item.name === 'lamp'))
      const read = facts.references.find((one) => one.name === 'lamp')
      const one = statement ?? read
      if (one === undefined) throw new Error('neither imported nor read')
      expect(momentOf(one)).toBe(moment)
    })
  })

test.each([
  ['import lamp', true],
  ['with light():\n    import lamp', true],
  ['class Shelf:\n    import lamp', true],
  ['try:\n    import lamp\nexcept ImportError:\n    pass', false],
  ['if is_told():\n    import lamp', false],
  ['for _ in lights:\n    import lamp', false],
])('%j surely runs on load: %s', (text, expected) => {
  const [statement] = factsOfText(text).imports
  expect(statement === undefined ? undefined : surelyRunsOnLoad(statement)).toBe(expected)
})
