import { describe, expect, test } from 'vitest'
import { cutStatements } from '../../src/python/edit/cut.ts'
import { definitionSet } from '../../src/python/index/definitions.ts'
import { removeLines } from '../../src/python/edit/remove-lines.ts'
import { factsOfText } from '../../src/python/index/symbol-index.ts'
import { applyEdits } from '../../src/text/apply-edits.ts'

/** What is cut for the symbols (pieces with `|` between them) and what stays. */
function cut(text: string, symbols: readonly string[]): { taken: string; left: string } {
  const facts = factsOfText(text)
  const { statements, problems } = definitionSet(facts, new Set(symbols))
  expect(problems).toEqual([])
  const { pieces, removal } = cutStatements(facts, statements)
  const edits = removeLines(text, removal)
  return { taken: pieces.map((piece) => piece.text).join('|'), left: applyEdits(text, edits) }
}

const F = 'def f():\n    return 1'
const G = 'def g(): ...'

describe('what goes along', () => {
  test.each<[string, string, string, string]>([
    ['a function', `a = 1\n\n\n${F}\n\n\nb = 2\n`, F, 'a = 1\n\n\nb = 2\n'],
    ['the first thing', `${F}\n\n\n${G}\n`, F, `${G}\n`],
    ['the last thing', `${G}\n\n\n${F}\n`, F, `${G}\n`],
    ['the only thing', `${F}\n`, F, ''],
    ['without a final newline', `${G}\n\n\n${F}`, F, G + '\n'],
    ['a comment above', `a = 1\n\n\n# why\n# so\n${F}\n`, `# why\n# so\n${F}`, 'a = 1\n'],
    ['not one after a blank line', `a = 1\n\n# section\n\n${F}\n`, F, 'a = 1\n\n# section\n'],
    ['a comment behind', 'f = 1  # one\nb = 2\n', 'f = 1  # one', 'b = 2\n'],
    ['an indented comment below', `${F}\n    # done\n\n\n${G}\n`, `${F}\n    # done`, `${G}\n`],
    ['not a comment below', `${F}\n# about g\n${G}\n`, F, `# about g\n${G}\n`],
    ['decorators', `@a\n# between\n@b(1)\n${F}\n`, `@a\n# between\n@b(1)\n${F}`, ''],
    ['a comment above decorators', `# why\n@a\n${F}\n`, `# why\n@a\n${F}`, ''],
    ['a fmt region around', `# fmt: off\n${F}\n# fmt: on\n\na = 1\n`, `# fmt: off\n${F}\n# fmt: on`, 'a = 1\n'],
    ['a form feed stays', `a = 1\n\x0c\n${F}\n`, F, 'a = 1\n'],
    ['not the shebang', `#!/usr/bin/env python\n${F}\n`, F, '#!/usr/bin/env python\n'],
    ['not the encoding', `# -*- coding: utf-8 -*-\n${F}\n`, F, '# -*- coding: utf-8 -*-\n'],
    ['a byte order mark stays', `\ufeff${F}\n\n\n${G}\n`, F, `\ufeff${G}\n`],
    ['the wider gap stays', `a = 1\n\nf = 2\n\n\n${G}\n`, 'f = 2', `a = 1\n\n\n${G}\n`],
    ['the wider gap stays, above', `${G}\n\n\nf = 2\n\na = 1\n`, 'f = 2', `${G}\n\n\na = 1\n`],
    ['no gap', 'a = 1\nf = 2\nb = 3\n', 'f = 2', 'a = 1\nb = 3\n'],
    ['before a semicolon', 'f = 1; b = 2\n', 'f = 1', 'b = 2\n'],
    ['behind a semicolon', 'a = 1; f = 2  # both\n', 'f = 2', 'a = 1  # both\n'],
    ['between semicolons', 'a = 1; f = 2; b = 3\n', 'f = 2', 'a = 1; b = 3\n'],
    ['a trailing semicolon', 'a = 1\nf = 2;\nb = 3\n', 'f = 2;', 'a = 1\nb = 3\n'],
    ['brackets over lines', 'f = [\n    1,  # one\n]\nb = 2\n', 'f = [\n    1,  # one\n]', 'b = 2\n'],
    ['a string with lines', 'f = """\n# no comment\n"""\nb = 2\n', 'f = """\n# no comment\n"""', 'b = 2\n'],
    ['a continuation', 'f = 1 + \\\n    2\nb = 3\n', 'f = 1 + \\\n    2', 'b = 3\n'],
    ['an async function', 'async def f(): ...\n', 'async def f(): ...', ''],
    ['a class', 'class f:\n\n    x = 1\n\n\nb = 2\n', 'class f:\n\n    x = 1', 'b = 2\n'],
    ['a type alias', 'type f[T] = list[T]\nb = 2\n', 'type f[T] = list[T]', 'b = 2\n'],
    ['an annotated constant', 'f: int = 1\nb = 2\n', 'f: int = 1', 'b = 2\n'],
    ['tabs', 'def f():\n\treturn 1\n\nb = 2\n', 'def f():\n\treturn 1', 'b = 2\n'],
    ['CRLF', `a = 1\r\n\r\n\r\n${F.replace('\n', '\r\n')}\r\n`, F.replace('\n', '\r\n'), 'a = 1\r\n'],
    ['trailing blanks', `${F}  \n\n\nb = 2\n`, F, 'b = 2\n'],
    ['a conditional definition', 'if x:\n    def f(): ...\nb = 2\n', 'if x:\n    def f(): ...', 'b = 2\n'],
  ])('%s', (_name, text, taken, left) => {
    expect(cut(text, ['f'])).toEqual({ taken, left })
  })
})

describe('what belongs together', () => {
  test.each<[string, string, string, string]>([
    [
      'overloads',
      `@overload\ndef f(a): ...\n@overload\ndef f(b): ...\n${F}\n`,
      `@overload\ndef f(a): ...|@overload\ndef f(b): ...|${F}`,
      '',
    ],
    ['an attribute set below', `${F}\n\n\nf.x = 1\nb = 2\n`, `${F}|f.x = 1`, 'b = 2\n'],
    ['a docstring of a constant', 'f = 1\n"""One."""\nb = 2\n', 'f = 1|"""One."""', 'b = 2\n'],
    ['a declaration and its value', 'f: int\na = 1\nf = 2\n', 'f: int|f = 2', 'a = 1\n'],
  ])('%s', (_name, text, taken, left) => {
    expect(cut(text, ['f'])).toEqual({ taken, left })
  })

  test('several symbols come out in the order they stand in', () => {
    const text = `a = 1\n\n\n${F}\n\n\n# about h\nh = 3\nb = 2\n\n\n${G}\n`
    expect(cut(text, ['g', 'h', 'f'])).toEqual({ taken: `${F}|# about h\nh = 3|${G}`, left: 'a = 1\n\n\nb = 2\n' })
  })

  test('the distance to the next piece is kept when both are cut', () => {
    const facts = factsOfText('f = 1\ng = 2\n\n\nh = 3\n\nz = 4\ni = 5\n')
    const gaps = cutStatements(facts, [0, 1, 2, 4]).pieces.map((piece) => piece.gapAfter)
    expect(gaps).toEqual([0, 2, undefined, undefined])
  })

  test.each<[string, string]>([
    ['one of two names', 'f, b = 1, 2\n'],
    ['one of two targets', 'f = b = 1\n'],
    ['a loop that binds more', 'for f in x:\n    b = f\n'],
  ])('%s cannot be taken out', (_name, text) => {
    expect(definitionSet(factsOfText(text), new Set(['f'])).problems.map((problem) => problem.symbol)).toEqual(['f'])
  })
})
