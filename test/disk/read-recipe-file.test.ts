import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTextFile, writeTextFile } from '../../src/disk/read-recipe-file.ts'
import { RefusedError, UserError } from '../../src/model/errors.ts'
import { tempTree, treeOf } from './temp-tree.ts'

describe('readTextFile', () => {
  test('gives the exact text', () => {
    const root = tempTree({ 'r.yaml': '\ufeffa: 1\r\n' })
    expect(readTextFile(join(root, 'r.yaml'))).toBe('\ufeffa: 1\r\n')
  })

  test.each([
    ['missing.yaml', /missing\.yaml does not exist/],
    ['folder', /folder is a folder/],
    ['latin.yaml', /latin\.yaml is not usable: not UTF-8 at byte 3/],
    ['binary.yaml', /binary\.yaml is not usable: binary/],
  ])('%s is the mistake of who named it', (name, message) => {
    const root = tempTree({ 'folder/x': '', 'latin.yaml': Buffer.from('a: \xe9', 'latin1'), 'binary.yaml': 'a\0' })
    try {
      readTextFile(join(root, name))
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(UserError)
      expect((error as UserError).problems[0]?.message).toMatch(message)
    }
  })
})

describe('writeTextFile', () => {
  test('creates, replaces, keeps mode bits and writes through a link', () => {
    const root = tempTree({ 'old.patch': 'old', 'real.patch': 'real' })
    chmodSync(join(root, 'old.patch'), 0o600)
    symlinkSync('real.patch', join(root, 'link.patch'))
    writeTextFile(join(root, 'new.patch'), 'é\r\n')
    writeTextFile(join(root, 'old.patch'), new Uint8Array([0xe9]))
    writeTextFile(join(root, 'link.patch'), 'through')
    expect(treeOf(root)).toEqual({
      'link.patch': '-> real.patch',
      'new.patch': Buffer.from('é\r\n').toString('latin1'),
      'old.patch': '\xe9',
      'real.patch': 'through',
    })
    expect(statSync(join(root, 'old.patch')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(root, 'link.patch'), 'utf8')).toBe('through')
  })

  test('a device is written to, not replaced', () => {
    writeTextFile('/dev/null', 'x')
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  test('refuses what the disk refuses', () => {
    const root = tempTree({ a: '' })
    expect(() => writeTextFile(join(root, 'missing/x.patch'), '')).toThrow(RefusedError)
    expect(() => writeTextFile(root, '')).toThrow(/cannot be written: EISDIR/)
  })
})
