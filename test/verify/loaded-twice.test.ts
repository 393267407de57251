import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const GUARD = '\n\nif __name__ == "__main__":\n    run()\n'

/** The errors of a move of `pay` out of a program, with the two files as they are afterwards. */
const errors = (before: string, program: string, target: string, from = 'shop.till'): readonly string[] =>
  proveTrees(
    `move: [{ from: ${from}, to: shop.desk, symbols: [pay] }]`,
    { 'shop/__init__.py': '', [`${from.replace('.', '/')}.py`]: before },
    { 'shop/__init__.py': '', [`${from.replace('.', '/')}.py`]: program, 'shop/desk.py': target },
  ).checks.flatMap(({ findings }) => findings.map(({ code }) => code))

const run = (body: string): string => `def run():\n    from shop.desk import pay\n\n    ${body}\n`

test.each([
  [
    'class Gone(Exception):\n    pass\n\n\n',
    'def pay():\n    raise Gone\n',
    'try:\n        pay()\n    except Gone:\n        print("gone")',
    'Gone',
  ],
  ['SEEN = []\n\n\n', 'def pay():\n    SEEN.append(1)\n', 'pay()\n    print(SEEN)', 'SEEN'],
  ['SEEN = {}\n\n\n', 'def pay():\n    return SEEN["a"]\n', 'SEEN["a"] = 1\n    print(pay())', 'SEEN'],
  [
    'SEEN = []\n\n\ndef note(x):\n    SEEN.append(x)\n\n\n',
    'def pay():\n    note(1)\n',
    'pay()\n    print(SEEN)',
    'note',
  ],
])('a program and what left it have two of one thing: %j', (state, pay, body, name) => {
  const before = `${state}${pay}\n\ndef run():\n    ${body}\n${GUARD}`
  expect(errors(before, `${state}${run(body)}${GUARD}`, `from shop.till import ${name}\n\n\n${pay}`)).toContain(
    'program-twice',
  )
  const within = pay.replace('():\n', `():\n    from shop.till import ${name}\n\n`)
  expect(errors(before, `${state}${run(body)}${GUARD}`, within)).toContain('program-twice')
})

test('a program that Python runs by its name needs no guard', () => {
  const state = 'SEEN = []\n\n\n'
  const pay = 'def pay():\n    SEEN.append(1)\n'
  const rest = 'def run():\n    pay()\n    print(SEEN)\n\n\nrun()\n'
  const program = `${state}${run('pay()\n    print(SEEN)')}\n\nrun()\n`
  expect(
    errors(
      `${state}${pay}\n\n${rest}`,
      program,
      `def pay():\n    from shop.__main__ import SEEN\n\n    SEEN.append(1)\n`,
      'shop.__main__',
    ),
  ).toContain('program-twice')
})

test.each([
  // Nothing changes it.
  ['RATES = {"a": 1}\n\n\n', 'def pay():\n    return RATES["a"]\n', 'print(pay(), RATES)', GUARD, 'RATES'],
  // The program does not come to what left.
  ['SEEN = []\n\n\n', 'def pay():\n    SEEN.append(1)\n', 'print(SEEN)', GUARD, 'SEEN'],
  // It is no program.
  ['SEEN = []\n\n\n', 'def pay():\n    SEEN.append(1)\n', 'pay()\n    print(SEEN)', '', 'SEEN'],
])('one thing for all: %j', (state, pay, body, guard, name) => {
  const before = `${state}${pay}\n\ndef run():\n    ${body}\n${guard}`
  const program = body.includes('pay') ? run(body) : `def run():\n    ${body}\n`
  expect(errors(before, `${state}${program}${guard}`, `from shop.till import ${name}\n\n\n${pay}`)).not.toContain(
    'program-twice',
  )
})
