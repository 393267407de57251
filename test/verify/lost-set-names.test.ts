import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const CONF = 'DEBUG = False\nLEVEL = 1\n'
const SHOW = 'def show():\n    return DEBUG, LEVEL\n'
const AT_CALL = SHOW.replace('\n', '\n    from pk.conf import DEBUG, LEVEL\n\n')

/** The codes of errors where `show` left `pk.conf` for `pk.other`, and a file does something to the names it reads. */
function errors(was: string, is: string, isAtCall = false): readonly string[] {
  const other = isAtCall ? `Z = 1\n\n\n${AT_CALL}` : `from pk.conf import DEBUG, LEVEL\n\nZ = 1\n\n\n${SHOW}`
  return proveTrees(
    'move: [{ from: pk.conf, to: pk.other, symbols: [show] }]',
    { 'pk/__init__.py': '', 'pk/conf.py': `${CONF}\n\n${SHOW}`, 'pk/other.py': 'Z = 1\n', 'app.py': was },
    { 'pk/__init__.py': '', 'pk/conf.py': CONF, 'pk/other.py': other, 'app.py': is },
  ).checks.flatMap((check) => check.findings.flatMap(({ level, code }) => (level === 'error' ? [code] : [])))
}

const app = (module: string, body: string): string => `from pk import conf, other\n\n${body}\nprint(${module}.show())\n`

test.each([
  'conf.DEBUG = True',
  'conf.LEVEL += 1',
  'conf.LEVEL, x = 3, 4',
  'c = conf\nc.LEVEL = 4',
  'conf.__setattr__("LEVEL", 4)',
  'object.__setattr__(conf, "LEVEL", 4)',
  'import sys\nsys.modules["pk.conf"].LEVEL = 4',
  '__import__("pk.conf").LEVEL = 4',
])('a name is set on the module that what reads it has left: %j', (body) => {
  expect(errors(app('conf', body), app('other', body))).toContain('patch-unread')
  expect(errors(app('conf', body), app('other', body), true)).toEqual([])
  expect(errors(app('conf', body), app('other', body.replaceAll(/DEBUG|LEVEL/g, 'OTHER')))).not.toContain(
    'patch-unread',
  )
})

test.each(['del conf.LEVEL', 'del conf.DEBUG, conf.LEVEL', 'del vars(conf)["LEVEL"]', 'conf.__dict__.pop("LEVEL")'])(
  'a name is taken away from the module that what reads it has left: %j',
  (body) => {
    expect(errors(app('conf', body), app('other', body))).toContain('patch-unread')
    expect(errors(app('conf', body), app('other', body), true)).toContain('patch-unread')
  },
)

test.each([
  'x: conf.DEBUG = 3',
  'print(end=conf.DEBUG)',
  'x = conf.DEBUG == conf.LEVEL',
  'def f(x: conf.LEVEL = 1): ...',
])('nothing is set there: %j', (body) => {
  expect(errors(app('conf', body), app('other', body))).not.toContain('patch-unread')
})

test('a call that sets a name followed the reader, and code reads the name of its module', () => {
  const body = 'setattr(conf, "DEBUG", True)'
  const moved = body.replace('conf', 'other')
  expect(errors(app('conf', `${body}\nprint(conf.DEBUG)`), app('other', `${moved}\nprint(conf.DEBUG)`))).toContain(
    'patch-unread',
  )
  expect(errors(app('conf', body), app('other', moved))).toEqual([])
})
