import { expect, test } from 'vitest'
import { installedNames } from '../../src/workspace/installed-names.ts'
import type { InstalledMetadata } from '../../src/workspace/installed-names.ts'

const of = (...all: readonly Partial<InstalledMetadata>[]) =>
  Object.fromEntries(
    installedNames(
      all.map((one) => ({
        folder: 'x-1.dist-info',
        metadata: undefined,
        record: undefined,
        topLevel: undefined,
        ...one,
      })),
    ),
  )

test.each([
  [
    'packages, modules and extension modules of a RECORD',
    {
      metadata: 'Metadata-Version: 2.1\nName: Tool_Kit\nVersion: 1\n\nName: no header\n',
      record:
        'kit/__init__.py,sha256=x,1\nkit/deep/a.py,,\nsix.py,,\n_fast.cpython-312-x86_64-linux-gnu.so,,\nwin.cp312-win_amd64.pyd,,\n' +
        'tool_kit-1.dist-info/METADATA,,\n../../bin/kit,,\nkit/__pycache__/a.cpython-312.pyc,,\nkit.libs/libx-1.so,,\ndistutils-precedence.pth,,\n',
    },
    { kit: ['Tool_Kit'], six: ['Tool_Kit'], _fast: ['Tool_Kit'], win: ['Tool_Kit'] },
  ],
  [
    'the parts of a namespace package (PEP 420)',
    { metadata: 'Name: cloud-store\n', record: 'cloud/store/__init__.py,,\ncloud/store/api.py,,\ncloud/keys.py,,\n' },
    { 'cloud.store': ['cloud-store'], 'cloud.keys': ['cloud-store'] },
  ],
  [
    'quoted paths, and those of Windows',
    { metadata: 'Name: a\r\n\r\n', record: '"a/__init__.py",,\r\nb\\__init__.py,,\r\n' },
    { a: ['a'], b: ['a'] },
  ],
  [
    'an editable installation by its top_level.txt',
    {
      metadata: 'Name: own\n',
      record: '__editable__.own-1.pth,,\n__editable___own_1_finder.py,,\nown-1.dist-info/METADATA,,\n',
      topLevel: 'own\n\nown_tools\n',
    },
    { own: ['own'], own_tools: ['own'] },
  ],
  [
    'an editable installation that says nothing',
    { metadata: 'Name: own\n', record: '_editable_impl_own.py,,\nown.pth,,\n' },
    {},
  ],
  ['no RECORD', { metadata: 'Name: own\n', topLevel: 'own' }, { own: ['own'] }],
  ['no METADATA', { folder: 'some_kit-1.2.dist-info', record: 'kit/__init__.py,,\n' }, { kit: ['some_kit'] }],
  ['nothing at all', { folder: 'odd.dist-info' }, {}],
  ['texts that make no sense', { metadata: '\0\0', record: ',,,\n"\n', topLevel: '../..\n' }, {}],
] satisfies readonly (readonly [string, Partial<InstalledMetadata>, object])[])('reads %s', (_title, one, names) => {
  expect(of(one)).toEqual(names)
})

test('an import name may have several owners', () => {
  const record = 'cv2/__init__.py,,\n'
  expect(
    of({ metadata: 'Name: opencv-python\n', record }, { metadata: 'Name: opencv-python-headless\n', record }),
  ).toEqual({
    cv2: ['opencv-python', 'opencv-python-headless'],
  })
})
