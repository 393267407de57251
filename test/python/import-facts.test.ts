import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { ImportFacts } from '../../src/python/facts/facts.ts'
import { loadPython } from '../../src/python/parse/grammar.ts'
import { importFacts, moduleFacts } from '../../src/python/parse/module-facts.ts'

const FOLDER = join(import.meta.dirname, '../../__testfixtures__')

beforeAll(() => loadPython())

/** What both ways have to tell alike: everything but the conditions around an import; scopes only tell suites apart. */
function told({ text, errors, imports, comments, statements }: ImportFacts): unknown {
  const scopes = [...new Set(imports.map(({ scope }) => scope))]
  return {
    text,
    errors,
    comments,
    imports: imports.map(({ typeChecking, asScript, conditional, deferred, ...one }) => ({
      ...one,
      scope: scopes.indexOf(one.scope),
      known: [typeChecking, asScript, conditional, deferred].every((flag) => typeof flag === 'boolean'),
    })),
    statements: statements.map(({ kind, span }) => ({ kind, span })),
  }
}

test('what is read of imports alone is what a whole reading says of them, for every module of the fixtures', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.py'))
  const texts = new Set(files.map((path) => readFileSync(join(FOLDER, path), 'utf8')))
  expect(texts.size).toBeGreaterThan(500)
  for (const text of texts) expect(told(importFacts(text)), text).toEqual(told(moduleFacts(text)))
})
