import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const WARNS = 'import warnings\n\n\ndef job():\n    warnings.warn("slow")\n'

const errors = (recipe: string, was: Record<string, string>, is: Record<string, string>): readonly string[] =>
  proveTrees(recipe, { 'orb/__init__.py': '', ...was }, { 'orb/__init__.py': '', ...is }).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

test.each(['r"orb\\.sp\\w+"', '"orb" if DEBUG else "orb\\\\.s.in"', "r'orb.spi'"])(
  'a filter matches the old name of a module that warns alone: %s',
  (pattern) => {
    const use = `import warnings\n\nwarnings.filterwarnings("ignore", "a(b)", module=${pattern})\n`
    const proved = (name: string, text: string): readonly string[] =>
      errors(
        `rename_modules: { orb.spin: orb.${name} }`,
        { 'orb/spin.py': text, 'use.py': use },
        { [`orb/${name}.py`]: text, 'use.py': use },
      )
    expect(proved('whirl', WARNS)).toContain('attributes package-asked')
    expect(proved('spinning', WARNS)).not.toContain('attributes package-asked')
    expect(proved('whirl', 'A = 1\n')).not.toContain('attributes package-asked')
  },
)

test('pickles may load a class by the module it was in alone', () => {
  const [JOB, STAY] = ['class Job:\n    n = 4\n', 'def stay():\n    return 1\n']
  const safe = (more: string): string =>
    `import pickle\n\nSAFE = {("orb.spin", "Job")${more}}\n\n\nclass Safe(pickle.Unpickler):\n    def find_class(self, module, name):\n        return super().find_class(module, name) if (module, name) in SAFE else None\n`
  const proved = (use: string): readonly string[] =>
    errors(
      'move: [{ from: orb.spin, to: orb.whirl, symbols: [Job] }]',
      { 'orb/spin.py': `${JOB}\n\n${STAY}`, 'use.py': use },
      { 'orb/spin.py': `from orb.whirl import Job as Job\n\n\n${STAY}`, 'orb/whirl.py': JOB, 'use.py': use },
    )
  expect(proved(safe(''))).toContain('attributes module-compared')
  expect(proved(safe(', ("orb.whirl", "Job")'))).not.toContain('attributes module-compared')
})
