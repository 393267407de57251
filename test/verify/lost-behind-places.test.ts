import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'rename_modules: { kit.worker: kit.jobs.worker }'
const HERE = 'import os\n\nHERE = os.path.dirname(os.path.abspath(__file__))\n'

const errors = (launch: string, now = launch): readonly string[] => {
  const stay = { 'kit/__init__.py': '', 'kit/jobs/__init__.py': '', 'kit/const.py': HERE }
  return proveTrees(
    RECIPE,
    { ...stay, 'kit/worker.py': 'print(1)\n', 'kit/launch.py': launch },
    { ...stay, 'kit/jobs/worker.py': 'print(1)\n', 'kit/launch.py': now },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )
}

test.each([
  ['open(f"{HERE}/#.py")', ''],
  ['open(f"{HERE}{os.sep}#.py")', ''],
  ['open(HERE + "/#.py")', ''],
  ['open(HERE + os.sep + "#.py")', ''],
  ['open("%s/#.py" % HERE)', ''],
  ['open("{}/#.py".format(HERE))', ''],
  ['open(Path(HERE).joinpath("#").with_suffix(".py"))', ''],
  ['open(f"{HERE}/#.py")', 'import os\nfrom kit.const import HERE\n'],
  ['open(f"{AT}/#.py")', 'import os\nfrom kit.const import HERE as AT\n'],
])('a text behind a folder that leads nowhere any more: %j', (line, head) => {
  const text = (word: string): string => `${head || HERE}\n\ndef start():\n    return ${line.replace('#', word)}\n`
  expect(errors(text('worker'))).toContain('files place-lost')
  expect(errors(text('worker'), text('jobs/worker'))).toEqual([])
})

test('a file that never was there is none of it', () => {
  expect(errors(`${HERE}\n\ndef start():\n    return open(f"{HERE}/made.py")\n`)).toEqual([])
})
