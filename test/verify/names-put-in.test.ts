import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

/** What the proof tells of imports that named nothing before, where the file that makes a name says `text`. */
const told = (text: string): readonly string[] => {
  const rest = {
    'farm/__init__.py': '',
    'farm/cow.py': `import sys\n\nfrom . import egg\n\n${text}\n`,
    'farm/egg.py': '',
  }
  const reader = (name: string): string => `import farm.cow\nimport farm.${name}\nfrom farm.bird import X\n`
  return proveTrees(
    'rename_modules: { farm.hen: farm.fowl }',
    { ...rest, 'farm/hen.py': 'X = 1\n', 'run.py': reader('hen') },
    { ...rest, 'farm/fowl.py': 'X = 1\n', 'run.py': reader('fowl') },
  ).checks.flatMap((check) => check.findings.filter(({ code }) => code === 'broken-before').map(({ code }) => code))
}

test.each([
  'sys.modules["farm.bird"] = egg',
  "sys.modules.setdefault('farm.bird', egg)",
  'sys.modules.update({"a.b": sys, "farm.bird": egg})',
])('a name that code puts into sys.modules named something: %s', (text) => {
  expect(told(text)).toEqual([])
})

test.each(['print(sys.modules["farm.bird"] == egg)', 'sys.modules["farm.birds"] = egg', 'X = "farm.bird"'])(
  'and one that it does not named nothing: %s',
  (text) => {
    expect(told(text)).toEqual(['broken-before'])
  },
)
