import { describe, expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const BEEP = 'def beep():\n    return Beep(440, 100)\n'
const RING = 'def ring():\n    return "ring"\n'
const REST = 'def mute():\n    return None\n'
const IMPORT = 'from winsound import Beep\n'
const MOVE = 'move: [{ from: shop.win, to: shop.events, symbols: [beep] }]'

/** The codes of errors for `beep` put into a module that was there, with its import, and taken out of one that begins so. */
function errors(head: string, imports = IMPORT): readonly string[] {
  const tree = { 'shop/__init__.py': '' }
  const before = { ...tree, 'shop/win.py': `${head}\n\n${BEEP}\n\n${REST}`, 'shop/events.py': RING }
  const after = { ...tree, 'shop/win.py': `${head}\n\n${REST}`, 'shop/events.py': `${imports}\n\n${RING}\n\n${BEEP}` }
  return proveTrees(MOVE, before, after).checks.flatMap((check) =>
    check.findings.filter(({ level }) => level === 'error').map(({ code }) => code),
  )
}

describe('an import behind a stop', () => {
  test.each([
    ['assert', `import sys\n\nassert sys.platform == "win32"\n\n${IMPORT}`],
    ['raise', `import sys\n\nif sys.platform != "win32":\n    raise ImportError("no")\n\n${IMPORT}`],
    ['raise on the line', `import sys\n\nif sys.platform != "win32": raise ImportError("no")\n\n${IMPORT}`],
    ['exit', `import sys\n\nif sys.platform != "win32":\n    sys.exit(1)\n\n${IMPORT}`],
    ['except', 'try:\n    from winsound import Beep\nexcept ImportError:\n    raise RuntimeError("no")\n'],
    ['else', `import sys\n\nif sys.platform == "win32":\n    ${IMPORT}else:\n    raise ImportError("no")\n`],
  ])('is not brought into a module that was there: %s', (_title, head) => {
    expect(errors(head)).toContain('stopped-module')
  })

  test.each([
    ['it stands before', `import sys\n\n${IMPORT}\nassert sys.platform == "win32"\n`],
    ['nothing stops', `import sys\n\nif sys.platform == "win32":\n    sys.stdout.flush()\n\n${IMPORT}`],
    ['only a function raises', `def stop():\n    raise ImportError("no")\n\n\n${IMPORT}`],
  ])('may come where %s', (_title, head) => {
    expect(errors(head)).not.toContain('stopped-module')
  })
})
