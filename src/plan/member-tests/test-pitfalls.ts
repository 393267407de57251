import type { Finding } from '../../model/finding.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import { yamlScalars } from '../../yaml/yaml-scalars.ts'
import { fixturesAskedFor, fixturesOf } from './test-fixtures.ts'

/**
 * What makes tests slow or bound to one machine: fixtures that write files anew for each of several tests, and absolute
 * paths, in the tests as well as in the configs that name the package. One finding for each kind.
 */
export function testPitfalls(
  index: SymbolIndex,
  tests: readonly RepoPath[],
  conftests: readonly RepoPath[],
  configs: readonly RepoPath[],
): readonly Finding[] {
  const asked = tests.flatMap((path) => [...fixturesAskedFor(index, path)])
  const rebuilt = [...conftests, ...tests]
    .flatMap((path) => fixturesOf(index, path))
    .filter(({ name, scope, outline }) => scope === 'function' && writes(outline.parameters) && asked.includes(name))
  const absolute = [
    ...tests.flatMap((path) => stringsOf(index, path)),
    ...configs.flatMap((path) => scalarsOf(index, path)),
  ].filter(({ value }) => isAbsolutePath(value))
  const findings: Finding[] = []
  const [first] = rebuilt
  if (first !== undefined)
    findings.push({
      code: 'store-per-test',
      level: 'note',
      reason: `fixtures that write files for each test anew: ${rebuilt.map(({ name, path, outline }) => `${name} (${path}:${lineIn(index, path, outline.span.start)})`).join(', ')}`,
      advice: 'Where tests only read them, give them `scope="session"`.',
      place: { path: first.path, span: first.outline.span },
    })
  const [place] = absolute
  if (place !== undefined)
    findings.push({
      code: 'absolute-path',
      level: 'note',
      reason: `${absolute.length} absolute path${absolute.length === 1 ? '' : 's'} of one machine: ${absolute
        .slice(0, 5)
        .map(({ path, line }) => `${path}:${line}`)
        .join(', ')}${absolute.length > 5 ? ' and more' : ''}`,
      advice: 'Let tests write below `tmp_path`, and let users of configs fill the paths in.',
      place: { path: place.path, line: place.line },
    })
  return findings
}

function lineIn(index: SymbolIndex, path: RepoPath, offset: number): number {
  return lineIndexOf(index.facts(path)?.text ?? '').lineOf(offset)
}

function writes(parameters: readonly string[]): boolean {
  return parameters.some((name) => ['tmp_path', 'tmp_path_factory', 'tmpdir', 'tmpdir_factory'].includes(name))
}

interface Text {
  readonly path: RepoPath
  readonly line: number
  readonly value: string
}

function stringsOf(index: SymbolIndex, path: RepoPath): readonly Text[] {
  const facts = index.facts(path)
  if (facts === undefined) return []
  const lines = lineIndexOf(facts.text)
  return facts.strings
    .filter((entry) => !entry.docstring && !entry.isFormat)
    .map(({ content }) => ({
      path,
      line: lines.lineOf(content.start),
      value: facts.text.slice(content.start, content.end),
    }))
}

function scalarsOf(index: SymbolIndex, path: RepoPath): readonly Text[] {
  const text = index.workspace.glance(path)
  const read = yamlScalars(text)
  if ('problem' in read) return []
  const lines = lineIndexOf(text)
  return read.scalars.map((scalar) => ({ path, line: lines.lineOf(scalar.span.start), value: scalar.value }))
}

/** An absolute POSIX path of several folders, or one with a drive letter; a route such as `/items` is none. */
function isAbsolutePath(value: string): boolean {
  return /^\/[\w.-]+(\/[\w. -]+){2,}\/?$/.test(value) || /^[A-Za-z]:[\\/]\w/.test(value)
}
