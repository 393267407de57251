import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { asidesOf } from '../../src/python/facts/asides.ts'
import { loadPython } from '../../src/python/parse/grammar.ts'
import { moduleFacts } from '../../src/python/parse/module-facts.ts'

const FOLDER = join(import.meta.dirname, '../../__testfixtures__')

beforeAll(() => loadPython())

/** Each `@` of a text with the answers about it. */
function told(text: string): readonly string[] {
  const asides = asidesOf(moduleFacts(text))
  return [...text.matchAll(/@/g)].map(({ index: at }) =>
    (['isComment', 'isInString', 'isAside', 'isRemark'] as const)
      .filter((question) => asides[question](at))
      .map((question) => question.slice(2))
      .join(' '),
  )
}

describe('what of a text is no code', () => {
  test.each([
    ['a comment', '# @', ['Comment Aside Remark']],
    ['a string', 'a = "@"', ['InString Aside']],
    ['a docstring, and a value below it', '"""@"""\na = b"@"', ['InString Aside Remark', 'InString Aside']],
    ['a string that is a statement', 'a = 1\n"@"', ['InString Aside Remark']],
    ['a comment sign in a string', 'a = "#@"  # "@"', ['InString Aside', 'Comment Aside Remark']],
    ['an operator', 'a = b @ c', ['']],
    ['a decorator', '@d\ndef f(): "@"', ['', 'InString Aside Remark']],
    ['the letters and the code of an f-string', 'a = f"{b @ c}@"', ['InString', 'InString']],
    ['a string in an f-string', `a = f"{b['@']}@"`, ['InString Aside', 'InString']],
    ['strings side by side', 'a = ("@" @ "b" f"@")', ['InString Aside', '', 'InString']],
  ])('%s', (_, text, answers) => {
    expect(told(text)).toEqual(answers)
  })

  test('a prefix is the first character of a string, and not in it', () => {
    const { isInString, isAside } = asidesOf(moduleFacts('a = rb"x"\n'))
    expect([3, 4, 5, 8, 9].map((at) => [isInString(at), isAside(at)])).toEqual([
      [false, false],
      [false, true],
      [true, true],
      [true, true],
      [false, false],
    ])
  })

  test('blanks keep offsets, and lines where lines are asked for', () => {
    const text = 'a = 1  # one\nb = """two\nlines"""\ndef f():\n    """three\n    lines"""\n    return f"{a} # four"\n'
    const { codeOf, withoutRemarks } = asidesOf(moduleFacts(text))
    const whole = { start: 0, end: text.length }
    expect([codeOf(whole).length, withoutRemarks(whole).length]).toEqual([text.length, text.length])
    expect(
      codeOf(whole)
        .split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual(['a = 1', 'b =', 'def f():', '', '    return f"{a} # four"', ''])
    expect(
      withoutRemarks(whole)
        .split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual(['a = 1', 'b = """two', 'lines"""', 'def f():', '', '', '    return f"{a} # four"', ''])
    expect(codeOf({ start: 4, end: 10 })).toBe('1     ')
    expect(withoutRemarks({ start: 9, end: 14 })).toBe('   \nb')
  })
})

test('halving finds what looking at every span finds, for every module of the fixtures', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.py'))
  const texts = new Set(files.map((path) => readFileSync(join(FOLDER, path), 'utf8')))
  let asked = 0
  for (const text of texts) {
    if (text.length > 4_000) continue
    const facts = moduleFacts(text)
    if (facts.errors.length > 0) continue
    const asides = asidesOf(facts)
    const plain = [...facts.comments, ...facts.strings.filter((one) => !one.isFormat).map((one) => one.span)]
    for (let at = 0; at < text.length; at += 7) {
      asked += 1
      if (asides.isAside(at) !== plain.some((span) => span.start <= at && at < span.end))
        expect.fail(`offset ${String(at)} of ${text}`)
    }
  }
  expect(asked).toBeGreaterThan(20_000)
})
