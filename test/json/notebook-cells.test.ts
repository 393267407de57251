import { describe, expect, test } from 'vitest'
import { insert, remove, replace } from '../../src/model/edit.ts'
import type { Edit } from '../../src/model/edit.ts'
import { notebookCells } from '../../src/json/notebook-cells.ts'
import { checkRandomEdits, checkWords, edited, swap } from '../model/host-text-laws.ts'

function cells(text: string) {
  const found = notebookCells(text)
  if ('problem' in found) throw new Error(`${found.problem} (line ${found.line})`)
  return found.cells
}

function notebook(...sources: readonly unknown[]): string {
  const made = sources.map((source, i) => ({
    cell_type: i === 0 ? 'markdown' : 'code',
    id: `c${i}`,
    metadata: {},
    ...(i === 0 ? {} : { execution_count: 1, outputs: [{ text: ["<class 'pkg.a'>\n"] }] }),
    source,
  }))
  return JSON.stringify({ cells: made, metadata: { kernelspec: { name: 'python3' } }, nbformat: 4 }, null, 1) + '\n'
}

/** As Jupyter writes a text. */
function lines(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}

const MAGIC = ['%load_ext autoreload\n', '!python -m viscy.data.hcs\n', 'print(f"{x}\\t\\"é😀\\"")  # café\n', 'z']
const IMPORT = [
  'from pkg.a import (\n',
  '    alpha,\n',
  '    beta,  # used below\n',
  ')\n',
  '\n',
  'R1 = (alpha(), beta())',
]

describe('notebookCells', () => {
  const text = notebook(['# Title\n'], IMPORT, 'one = 1\ntwo = 2\n', [], ['a\n', 'b\n'])

  test('cells with their joined source', () => {
    expect(
      cells(text).map(({ value, cellType, kind, index, keys, language }) => [
        value,
        cellType,
        kind,
        index,
        keys.join('/'),
        language,
      ]),
    ).toEqual([
      ['# Title\n', 'markdown', 'markdown-cell', 0, 'cells/0/source', 'python'],
      [IMPORT.join(''), 'code', 'code-cell', 1, 'cells/1/source', 'python'],
      ['one = 1\ntwo = 2\n', 'code', 'code-cell', 2, 'cells/2/source', 'python'],
      ['', 'code', 'code-cell', 3, 'cells/3/source', 'python'],
      ['a\nb\n', 'code', 'code-cell', 4, 'cells/4/source', 'python'],
    ])
  })

  test.each([
    [{ language_info: { name: 'R' } }, 'r'],
    [{ kernelspec: { language: 'julia' } }, 'julia'],
    [{ kernelspec: { language: 'python' }, language_info: { name: 'ipython' } }, 'ipython'],
    [{}, 'python'],
    [undefined, 'python'],
  ])('%j is %s', (metadata, language) => {
    expect(cells(JSON.stringify({ cells: [{ cell_type: 'code', source: 'x' }], metadata }))[0]?.language).toBe(language)
  })

  test.each([
    ['{"cells": [', 1],
    ['{\n"cells": {}}', 1],
    ['[]', 1],
    ['{"cells": [],\n}', 2],
    ['', 1],
  ])('%j is a problem', (broken, line) => {
    expect(notebookCells(broken)).toEqual({ problem: expect.any(String), line })
  })

  test('cells without a readable source are left out', () => {
    const odd = {
      cells: [{ cell_type: 'code' }, { cell_type: 'heading', source: 'x' }, { cell_type: 'raw', source: [1] }, 7],
    }
    expect(cells(JSON.stringify(odd))).toEqual([])
  })
})

describe('edits of cells', () => {
  const all = notebook(['# `pkg.a` 😀\n', 'text'], MAGIC, IMPORT, 'one = 1\ntwo = 2\n', ['a\n', 'b\n'], ['single'])

  test.each([all, all.replaceAll('\n', '\r\n'), '\ufeff' + all, JSON.stringify(JSON.parse(all))])(
    'of every word, and at random (%#)',
    (text) => {
      checkWords(text, cells)
      checkRandomEdits(text, cells)
    },
  )

  test('at random keep the file as Jupyter writes it', () => {
    checkRandomEdits(
      notebook(['# 😀\n', 'text'], MAGIC, IMPORT, ['a\n', 'b\n'], ['single'], []),
      cells,
      undefined,
      (text) => {
        const loaded = JSON.parse(text) as { cells: { source: readonly string[] }[] }
        expect(JSON.stringify(loaded, null, 1) + '\n').toBe(text)
        for (const { source } of loaded.cells) expect(source).toEqual(lines(source.join('')))
      },
    )
  })

  /** The edits in a notebook whose lists are as Jupyter writes them give a notebook as Jupyter writes it. */
  test.each<[string, string, readonly Edit[], string]>([
    ['a word', 'import a\nb', [replace(7, 8, 'c.d')], 'import c.d\nb'],
    ['insert a first line', 'a\nb', [insert(0, 'x\n')], 'x\na\nb'],
    ['insert a line', 'a\nb', [insert(2, 'x\n')], 'a\nx\nb'],
    ['insert two lines', 'a\nb', [insert(2, 'x\ny\n')], 'a\nx\ny\nb'],
    ['insert behind a line', 'a\nb', [insert(1, '\nx')], 'a\nx\nb'],
    ['insert a last line', 'a\nb', [insert(3, '\nx')], 'a\nb\nx'],
    ['insert after a final newline', 'a\nb\n', [insert(4, 'x\n')], 'a\nb\nx\n'],
    ['insert in parts', 'a\nb\n', [insert(4, 'x\n'), insert(4, 'y')], 'a\nb\nx\ny'],
    ['end the last line', 'a\nb', [insert(3, '\n')], 'a\nb\n'],
    ['delete the first line', 'a\nb\nc', [remove(0, 2)], 'b\nc'],
    ['delete a middle line', 'a\nb\nc', [remove(2, 4)], 'a\nc'],
    ['delete the last line', 'a\nb\nc', [remove(4, 5)], 'a\nb\n'],
    ['delete the last line and the newline', 'a\nb\nc', [remove(3, 5)], 'a\nb'],
    ['delete the last two lines', 'a\nb\nc\n', [remove(2, 6)], 'a\n'],
    ['delete the final newline', 'a\nb\n', [remove(3, 4)], 'a\nb'],
    ['delete all', 'a\nb\n', [remove(0, 4)], ''],
    ['delete all in parts', 'a\nb\n', [remove(0, 2), remove(2, 4)], ''],
    ['replace all', 'a\nb\n', [replace(0, 4, 'x\ny')], 'x\ny'],
    ['join lines', 'a\nb\nc', [remove(1, 2)], 'ab\nc'],
    ['join lines by a blank', 'a\nb\nc', [replace(1, 4, ' ')], 'a c'],
    ['several places', 'a\nb\nc\nd', [insert(0, '1\n'), remove(2, 4), replace(6, 7, 'x\ny')], '1\na\nc\nx\ny'],
    ['a text with escapes', 'a "q"\tb\n\\c', [replace(3, 4, 'é"'), insert(9, 'n\n')], 'a "é""\tb\n\\n\nc'],
    ['an empty cell', '', [insert(0, 'x\ny\n')], 'x\ny\n'],
  ])('%s', (_name, before, edits, after) => {
    for (const newline of ['\n', '\r\n']) {
      const text = notebook('', lines(before), ['other\n']).replaceAll('\n', newline)
      const wanted = notebook('', lines(after), ['other\n']).replaceAll('\n', newline)
      expect(edited(text, cells(text)[1], edits)).toBe(wanted)
    }
  })

  test('a symbol leaves an import that spans several strings', () => {
    const text = notebook('', IMPORT)
    const host = cells(text)[1]
    const value = IMPORT.join('')
    const line = value.indexOf('    beta')
    const end = value.indexOf(')\n') + 2
    const edits = [
      remove(line, line + '    beta,  # used below\n'.length),
      insert(end, 'from pkg.b import beta  # used below\n'),
    ]
    expect(edited(text, host, edits)).toBe(
      notebook('', [
        'from pkg.a import (\n',
        '    alpha,\n',
        ')\n',
        'from pkg.b import beta  # used below\n',
        '\n',
        'R1 = (alpha(), beta())',
      ]),
    )
  })

  test('one string stays one string', () => {
    const text = notebook('', 'a\nb\n')
    const host = cells(text)[1]
    expect(edited(text, host, [insert(2, 'x\n'), replace(2, 3, 'c')])).toBe(notebook('', 'a\nx\nc\n'))
  })

  test('a list in one line stays in one line', () => {
    const text = '{"cells": [{"cell_type": "code", "source": [ "a\\n", "b" ]}, {"cell_type": "code", "source": []}]}'
    expect(edited(text, cells(text)[0], [insert(2, 'x\n')])).toBe(text.replace('"b"', '"x\\n", "b"'))
    expect(edited(text, cells(text)[1], [insert(0, 'x\ny')])).toBe(text.replace('[]', '["x\\n", "y"]'))
  })

  test('a single string that gets a second line takes the indentation of the first', () => {
    const text = notebook('', ['a'])
    expect(edited(text, cells(text)[1], [insert(1, '\nb')])).toBe(notebook('', ['a\n', 'b']))
  })

  test('a list that is not written line by line keeps its shape', () => {
    const text = notebook('', ['a\nb\n', 'c'])
    expect(edited(text, cells(text)[1], [insert(2, 'x\n')])).toBe(notebook('', ['a\nx\nb\n', 'c']))
    expect(edited(text, cells(text)[1], [remove(4, 5)])).toBe(notebook('', ['a\nb\n']))
  })

  test('magics and escapes keep their spelling', () => {
    const text = notebook('', MAGIC).replace('é', '\\u00e9')
    const host = cells(text)[1]
    const after = text.replace('viscy.data', 'viscy_data')
    expect(edited(text, host, [swap(host, 'viscy.data', 'viscy_data')])).toBe(after)
    const whole = host?.value.replace('viscy.data', 'viscy_data') ?? ''
    expect(edited(text, host, [replace(0, whole.length, whole)])).toBe(after)
  })
})
