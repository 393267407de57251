import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const MOVE = 'move: [{ from: shop.a, to: shop.b, symbols: [sell] }]'

/** What the proof says of a function `sell` that moves from shop.a to shop.b, beside the reader of frames in shop.trace. */
function problems(trace: string, imports: string, sell: string, more = ''): readonly string[] {
  const head = imports === '' ? '' : `${imports}\n\n\n`
  return proveTrees(
    MOVE + more,
    { 'shop/__init__.py': '', 'shop/trace.py': trace, 'shop/a.py': `${head}${sell}` },
    { 'shop/__init__.py': '', 'shop/trace.py': trace, 'shop/a.py': '', 'shop/b.py': `${head}${sell}` },
  ).checks.flatMap((check) => check.findings.map((finding) => `${check.name} ${finding.level} ${finding.code}`))
}

const CALLER = 'import sys\n\n\ndef caller():\n    return sys._getframe(1).f_globals["__name__"]\n'
const LOG =
  'import inspect\n\n\nclass Log:\n    def info(self, text):\n        return inspect.currentframe().f_back.f_globals["__name__"] + text\n'
const STACK = 'import inspect\n\n\ndef label():\n    return inspect.getmodule(inspect.stack()[1][0]).__name__\n'
const OPTION =
  'import sys\n\n\nclass Option:\n    def __init__(self):\n        self.home = sys._getframe(1).f_globals\n'

test.each([
  ['a function', CALLER, 'from shop.trace import caller', 'def sell():\n    return caller()\n'],
  ['a function by another name', CALLER, 'from shop.trace import caller as who', 'def sell():\n    return who()\n'],
  ['through its module', STACK, 'from shop import trace', 'def sell():\n    return trace.label()\n'],
  ['a method', LOG, 'from shop.trace import Log', 'def sell():\n    return Log().info("x")\n'],
  ['what makes an object', OPTION, 'from shop.trace import Option', 'def sell():\n    return Option()\n'],
])('a moved definition calls what looks at its caller: %s', (_title, trace, imports, sell) => {
  expect(problems(trace, imports, sell)).toContain('meaning error caller-asked')
})

test('somebody looked at it', () => {
  const accept = '\naccept: [{ code: caller-asked, path: shop/a.py, because: both modules log alike }]'
  const found = problems(CALLER, 'from shop.trace import caller', 'def sell():\n    return caller()\n', accept)
  expect(found).toContain('meaning warning caller-asked')
})

test.each([
  [
    'a function that reads a line',
    CALLER.replace('f_globals["__name__"]', 'f_lineno'),
    'from shop.trace import caller',
    'def sell():\n    return caller()\n',
  ],
  ['its own frame', CALLER.replace('(1)', '()'), 'from shop.trace import caller', 'def sell():\n    return caller()\n'],
  ['another thing of that name', CALLER, '', 'def sell(caller):\n    return [caller]\n'],
])('no finding: %s', (_title, trace, imports, sell) => {
  expect(problems(trace, imports, sell).filter((one) => one.includes('caller-asked'))).toEqual([])
})
