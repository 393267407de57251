import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stateAt } from '../../src/disk/file-state.ts'
import { giveBack, swapFile } from '../../src/disk/swap-file.ts'
import type { FileState } from '../../src/model/journal.ts'

let folder = ''
const at = (name: string): string => join(folder, name)
const read = (name: string): string => readFileSync(at(name), 'utf8')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'swap-'))
  writeFileSync(at('a.py'), 'old\n')
  writeFileSync(at('new-0'), 'new\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function swap(content: string | undefined, present: FileState | undefined): boolean {
  return swapFile({ target: at('a.py'), aside: at('was-0'), content: content && at(content) }, present)
}

function stateOf(name: string): FileState {
  const state = stateAt(at(name))
  if (typeof state === 'string') throw new Error(state)
  return state
}

describe('swapFile', () => {
  test('puts the new content in the place of the old one, and leaves nothing aside', () => {
    expect(swap('new-0', stateOf('a.py'))).toBe(true)
    expect(read('a.py')).toBe('new\n')
    expect(readdirSync(folder)).toEqual(['a.py'])
  })

  test('takes a file away', () => {
    expect(swap(undefined, stateOf('a.py'))).toBe(true)
    expect(readdirSync(folder)).toEqual(['new-0'])
  })

  test('gives back what somebody else wrote after it was looked at', () => {
    const present = stateOf('a.py')
    writeFileSync(at('a.py'), 'theirs\n')
    expect(swap('new-0', present)).toBe(false)
    expect(read('a.py')).toBe('theirs\n')
    expect(existsSync(at('was-0'))).toBe(false)
  })

  test('gives back the link that somebody else put there', () => {
    const present = stateOf('a.py')
    rmSync(at('a.py'))
    symlinkSync('/etc/hostname', at('a.py'))
    expect(swap('new-0', present)).toBe(false)
    expect(lstatSync(at('a.py')).isSymbolicLink()).toBe(true)
  })

  test('leaves a file that came up where there was none', () => {
    expect(swap('new-0', undefined)).toBe(false)
    expect(read('a.py')).toBe('old\n')
    expect(read('new-0')).toBe('new\n')
  })

  test('has the file where it was when the disk refuses', () => {
    rmSync(at('new-0'))
    expect(() => swap('new-0', stateOf('a.py'))).toThrow('ENOENT')
    expect(read('a.py')).toBe('old\n')
  })
})

test('what a swap took away and did not replace is given back, and never in the place of something else', () => {
  writeFileSync(at('was-0'), 'taken\n')
  giveBack(at('a.py'), at('was-0'))
  expect(read('a.py')).toBe('old\n')
  rmSync(at('a.py'))
  giveBack(at('a.py'), at('was-0'))
  expect(read('a.py')).toBe('taken\n')
})
