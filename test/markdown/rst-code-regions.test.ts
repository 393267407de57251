import { describe, expect, test } from 'vitest'
import { insert, remove } from '../../src/model/edit.ts'
import { rstCodeRegions } from '../../src/markdown/rst-code-regions.ts'
import { checkRandomEdits, checkWords, edited } from '../model/host-text-laws.ts'

const GUIDE = `Title
=====

.. code-block:: python
   :linenos:
   :caption: x::

   from viscy.data import hcs  # 😀

   def f():
       return hcs

Text::

    python -m viscy.data

      indented
Prose.

.. note::

   Inside:

   .. code:: yaml

      class_path: viscy.data.hcs

   - .. testcode::

        import item

.. testcode::

   import viscy.data

.. doctest::

   >>> import viscy.data

.. code-block::
   no_language = 1

.. a comment::

   not code

Nothing follows::

Next paragraph.

.. code-block:: console

\t$ python`

describe('rstCodeRegions', () => {
  test.each([GUIDE, GUIDE.replaceAll('\n', '\r\n')])('directives and literal blocks (%#)', (text) => {
    expect(rstCodeRegions(text).map(({ kind, value }) => [kind, value])).toEqual([
      ['python', 'from viscy.data import hcs  # 😀\n\ndef f():\n    return hcs\n'],
      ['', 'python -m viscy.data\n\n  indented\n'],
      ['yaml', 'class_path: viscy.data.hcs\n'],
      ['python', 'import item\n'],
      ['python', 'import viscy.data\n'],
      ['pycon', '>>> import viscy.data\n'],
      ['', 'no_language = 1\n'],
      ['console', '$ python'],
    ])
  })

  test.each(['', 'a::b\n', '::\n', '.. code-block:: python\n', '.. code:: py\n\nprose\n'])('%j has none', (text) => {
    expect(rstCodeRegions(text)).toEqual([])
  })

  test.each([GUIDE, GUIDE.replaceAll('\n', '\r\n')])('edits of every word, and at random (%#)', (text) => {
    checkWords(text, rstCodeRegions)
    const blocks = '.. code-block:: python\n\n    a = 1\n\n    b\n\nProse 😀\n\n.. code:: py\n\n  import c\n'
    const shape = (value: string) => value.replace(/^(?:[ \t]*\n)+|\s+$/g, '').replace(/^[ \t]+$/gm, '')
    const dedented = (value: string) => {
      const lines = shape(value).split('\n')
      const width = Math.min(
        ...lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0),
      )
      return lines.map((line) => line.slice(width)).join('\n')
    }
    // A block without a line is none.
    const [first] = rstCodeRegions(blocks)
    if (first === undefined) throw new Error('no region')
    const read = (found: string) => {
      const regions = rstCodeRegions(found)
      return ['python', 'py'].map((kind) => regions.find((region) => region.kind === kind) ?? { ...first, value: '' })
    }
    checkRandomEdits(blocks, read, dedented)
  })

  test('lines are inserted and deleted with their indentation', () => {
    const text = '.. code:: py\r\n\r\n   import a\r\n\r\n   b = 1\r\n\r\nEnd\r\n'
    const [host] = rstCodeRegions(text)
    expect(edited(text, host, [insert(8, '\nimport x')])).toBe(text.replace('import a', 'import a\r\n   import x'))
    expect(edited(text, host, [insert(16, 'c\n')])).toBe(text.replace('b = 1', 'b = 1\r\n   c'))
    expect(edited(text, host, [remove(0, 9)])).toBe(text.replace('   import a\r\n', ''))
  })
})
