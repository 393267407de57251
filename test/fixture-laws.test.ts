import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { buildWorkspace, contentsOf } from './support/build-workspace.ts'
import { fixtureCases } from './support/fixture-cases.ts'
import type { FixtureCase } from './support/fixture-cases.ts'
import { runRecipe } from './support/run-recipe.ts'

/** What a fixture says holds for trees that are the same but for something that matters to nobody. */

type Files = Readonly<Record<string, string>>

/** Files as latin-1 text, so that every byte is a character. */
function textsOf(files: Readonly<Record<string, Uint8Array>>): Files {
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]))
}

/** The codes of all findings, and every file afterwards; a plan that is refused has none. */
function outcomeOf({ recipe, upTo }: FixtureCase, files: Files): { readonly codes: string; readonly after: Files } {
  const bytes = Object.entries(files).map(([path, text]) => [path, new Uint8Array(Buffer.from(text, 'latin1'))])
  const outcome = runRecipe(recipe, buildWorkspace(Object.fromEntries(bytes) as Record<string, Uint8Array>), upTo)
  const codes = outcome.located.map(({ finding }) => finding.code)
  const after = outcome.refused || outcome.run === undefined ? {} : contentsOf(outcome.run.final)
  return { codes: codes.sort().join(' '), after }
}

/** A third of all, by their names: one law costs as much as the fixtures themselves. */
const SAMPLE = fixtureCases().filter(({ name }) => createHash('sha256').update(name).digest().readUInt8() % 3 === 0)

describe('with the line ends of Windows', () => {
  /** A shell takes the `\r` for a part of what it runs; a parser counts other errors. */
  const EXCEPT = /python-that-a-shell-script-runs|cannot-be-parsed/
  const CHANGED = /\.(py|pyi|toml|cfg|md|rst|ya?ml|txt|ini|json|in)$/
  const unix = (files: Files): Files =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('\r\n', '\n')]))
  const cases = SAMPLE.filter(({ name, input }) => {
    const isMixed = Object.values(textsOf(input)).some((text) => text.includes('\r'))
    return !isMixed && !EXCEPT.test(name)
  })

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const files = textsOf(one.input)
    const windows = Object.entries(files).map(([path, text]) => [
      path,
      CHANGED.test(path) ? text.replaceAll('\n', '\r\n') : text,
    ])
    const [was, is] = [outcomeOf(one, files), outcomeOf(one, Object.fromEntries(windows) as Files)]
    expect(is.codes).toBe(was.codes)
    expect(unix(is.after)).toEqual(unix(was.after))
  })
})

describe('where the package has a function of the name of a module', () => {
  /**
   * A tree in which each module that something leaves is loaded, and the same where it is hidden from expressions as well: which of both the
   * package has would change where a module is loaded for the first time. Undefined where the tree takes the module as an object.
   */
  function withNamesakes({ recipe, input }: FixtureCase): readonly [loaded: Files, hidden: Files] | undefined {
    const files: Record<string, string> = { ...textsOf(input) }
    const texts = { ...files }
    const code = Object.values(files)
      .join('\n')
      .replaceAll(/from[ \t]+[\w.]+[ \t]+import\b/g, 'import')
    const added = [...recipe.matchAll(/from:\s*([\w.]+)\.(\w+)/g)].filter(([, parent = '', last = '']) => {
      const init = `${parent.replaceAll('.', '/')}/__init__.py`
      // An attribute, a name that is imported, a text.
      const isTaken = new RegExp(`\\.[\\s\\\\]*${last}\\b|import[^\\n]*\\b${last}\\b`).test(code)
      if (files[init] === undefined || isTaken || new RegExp(`\\b${last}\\b`).test(files[init])) return false
      files[init] += `\n\ndef ${last}(x):\n    return x\n`
      return true
    })
    const staying = added.filter(
      ([, parent, last]) => !new RegExp(`package:[\\s{]*from: ${parent}.${last}\\b`).test(recipe),
    )
    const loading = staying.map(([, parent = '', last = '']) => `import ${parent}.${last}\n`).join('')
    const loads = { 'loads_them_all.py': loading }
    return added.length > 0
      ? [
          { ...texts, ...loads },
          { ...files, ...loads },
        ]
      : undefined
  }
  const cases = SAMPLE.flatMap((one) => {
    const files = withNamesakes(one)
    return files === undefined ? [] : [[one.name, one, ...files] as const]
  })

  test('there are enough of them', () => expect(cases.length).toBeGreaterThan(30))

  test.each(cases)('%s', (_name, one, loaded, hidden) => {
    const [was, is] = [outcomeOf(one, loaded), outcomeOf(one, hidden)]
    const others = (after: Files): Files =>
      Object.fromEntries(Object.entries(after).filter(([path]) => !path.endsWith('__init__.py')))
    expect(is.codes).toBe(was.codes)
    expect(others(is.after)).toEqual(others(was.after))
  })
})
