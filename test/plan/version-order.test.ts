import { expect, test } from 'vitest'
import { compareVersions, versionFits } from '../../src/plan/manifests/version-order.ts'
import { markerFits } from '../../src/plan/workflows/marker-fits.ts'

test.each([
  ['3.12', '>=3.9,<4', true],
  ['3.12', '~=3.9', true],
  ['3.12', '~=3.9.1', false],
  ['3.12', '==3.*', true],
  ['3.12', '===3.12', true],
  ['3.12', '===3.12.0', false],
  ['3.9', '<3.10', true],
  ['1.0rc1', '>=1.0', false],
  ['3.12', '', true],
  ['x', '>=1', undefined],
  ['1', '^1', undefined],
])('%s %s', (version, specifiers, fits) => {
  expect(versionFits(version, specifiers)).toBe(fits)
})

test('versions in order', () => {
  expect(compareVersions('3.9', '3.10')).toBeLessThan(0)
  expect(compareVersions('a', '1')).toBe(undefined)
})

test('markers compare versions as versions and the rest as text', () => {
  const linux = { sys_platform: 'linux', platform_system: 'Linux', os_name: 'posix', python_version: '3.12' }
  expect(markerFits('python_version ~= "3.9"', linux)).toBe(true)
  expect(markerFits('python_version === "3.9"', linux)).toBe(false)
  expect(markerFits('python_version < "3.9" or sys_platform == "linux"', linux)).toBe(true)
  expect(markerFits('sys_platform != "linux" and python_version >= "3"', linux)).toBe(false)
  expect(markerFits('"3.1" in python_version', linux)).toBe(true)
})
