import { expect, test } from 'vitest'
import { paintPatch } from '../../src/report/paint-patch.ts'
import { paintFor } from '../../src/report/paint.ts'
import type { Paint } from '../../src/report/paint.ts'

test.each([
  ['a pipe', {}, undefined, 'x'],
  ['a pipe, colours asked for', {}, true, '\u001B[31mx\u001B[39m'],
  ['a terminal, colours refused', { isTTY: true }, false, 'x'],
])('%s', (_name, stream, isAsked, expected) => {
  expect(paintFor(stream, isAsked)('red', 'x')).toBe(expected)
})

test('a line of a file that looks like a header is painted as what it is', () => {
  const paint: Paint = (style, text) => `<${style}>${text}</>`
  const patch = 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@ def f\n--- a\n+++ b\n same\n'
  expect(paintPatch(patch, paint)).toBe(
    '<bold>diff --git a/x b/x</>\n<bold>--- a/x</>\n<bold>+++ b/x</>\n<cyan>@@ -1 +1 @@</> def f\n' +
      '<red>--- a</>\n<green>+++ b</>\n same\n',
  )
})
