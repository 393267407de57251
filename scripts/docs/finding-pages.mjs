/** Pages of findings and pitfalls, from the tables behind `explain`; the examples are test cases of this repository, so what they show is what happens. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const MEANS = {
  error: 'an error: nothing is written while it is there',
  warning: 'a warning: look at it before you go on',
  note: 'a note: nothing has to be done',
}
const CONTEXT = 12

/** The pages by their paths below `docs/`. */
export function findingPages(root, { FINDING_CODES, FINDINGS }, { PITFALLS, pitfallCode }) {
  const examples = examplesIn(join(root, '__testfixtures__'))
  const pages = new Map()
  for (const code of FINDING_CODES)
    pages.set(`findings/${code}.md`, findingPage(code, FINDINGS[code], examples.get(code)))
  pages.set('findings/README.md', listOf(FINDING_CODES, FINDINGS))
  pages.set('pitfalls.md', pitfallPage(PITFALLS, pitfallCode))
  return pages
}

function findingPage(code, { title, explains, levels, remedies = [] }, example) {
  const parts = [`# ${title}`, `\`${code}\` is ${levels.map((level) => MEANS[level]).join('; or ')}.`, explains]
  if (remedies.includes('alternatives'))
    parts.push(
      'Before it is said, longer lists of symbols and another target were tried; the advice is the first that worked.',
    )
  else if (remedies.includes('placement')) parts.push('Before it is said, the imports were tried at other places.')
  if (example !== undefined) parts.push(...exampleParts(example))
  parts.push(`[All findings](README.md). On the command line: \`extract-codemod explain ${code}\`.`)
  return parts.join('\n\n') + '\n'
}

function exampleParts({ name, recipe, path, before, after, said }) {
  return [
    '## For example',
    `A repository in which ${name}. With this recipe`,
    fence('yaml', recipe),
    ...(before === undefined ? [] : [`\`${path}\` is`, fence(languageOf(path), before)]),
    'and this is said:',
    fence('text', said),
    ...(after === undefined ? [] : [`Afterwards \`${after.path}\` is`, fence(languageOf(after.path), after.text)]),
  ]
}

/** For each code the smallest case of the tests in which it is found. */
function examplesIn(folder) {
  const best = new Map()
  for (const focus of readdirSync(folder).sort())
    for (const name of readdirSync(join(folder, focus)).sort()) {
      const place = join(folder, focus, name)
      const file = join(place, 'findings.txt')
      if (!existsSync(file)) continue
      for (const block of readFileSync(file, 'utf8').split(/\n(?=\S)/)) {
        const head = /^(?:error|warning|note) (\S+)(?: (\S.*?))?(?::(\d+))?\n/.exec(block)
        if (head === null) continue
        const [, code, path, line] = head
        const size = textOf(join(place, 'recipe.yml')).length + sizeOf(join(place, 'input'), path)
        const known = best.get(code)
        if (known === undefined || size < known.size)
          best.set(code, { size, place, name, path, line: Number(line ?? 1), block })
      }
    }
  return new Map([...best].map(([code, one]) => [code, exampleOf(one)]))
}

function sizeOf(input, path) {
  // A case with a file to show is better than a smaller one without.
  return path !== undefined && existsSync(join(input, path)) ? textOf(join(input, path)).length : 100_000
}

function exampleOf({ place, name, path, line, block }) {
  const input = path === undefined ? '' : join(place, 'input', path)
  const output = path === undefined ? '' : join(place, 'output', path)
  const has = (file) => file !== '' && existsSync(file)
  const [before, after] = [has(input) ? textOf(input) : undefined, has(output) ? textOf(output) : undefined]
  return {
    name: name.replace(/-/g, ' '),
    recipe: textOf(join(place, 'recipe.yml')).trimEnd(),
    path,
    before: before === undefined ? undefined : around(before, line),
    after: after === undefined || after === before ? undefined : { path, text: around(after, line) },
    said: block.trimEnd(),
  }
}

function around(text, line) {
  const lines = text.trimEnd().split('\n')
  const first = Math.max(0, Math.min(line - CONTEXT, lines.length - 2 * CONTEXT))
  const shown = lines.slice(first, first + 2 * CONTEXT)
  return [...(first > 0 ? ['...'] : []), ...shown, ...(first + 2 * CONTEXT < lines.length ? ['...'] : [])].join('\n')
}

function textOf(path) {
  return readFileSync(path, 'utf8')
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
}

function languageOf(path) {
  return (
    { py: 'python', pyi: 'python', yml: 'yaml', yaml: 'yaml', toml: 'toml', md: 'markdown', json: 'json' }[
      path.split('.').at(-1)
    ] ?? 'text'
  )
}

/** A fence that is longer than any inside of it. */
function fence(language, text) {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}${language}\n${text}\n${ticks}`
}

function listOf(codes, findings) {
  const rows = codes.map(
    (code) => `| [\`${code}\`](${code}.md) | ${findings[code].levels[0]} | ${findings[code].title} |`,
  )
  return (
    [
      '# Findings',
      'What a report may say, by its code. An error stops the run before anything is written; a warning and a note do not.',
      ['| code | at most | what it is |', '| --- | --- | --- |', ...rows].join('\n'),
      'The rows of the checklist (P1, P2 ...) are [a page of their own](../pitfalls.md).',
    ].join('\n\n') + '\n'
  )
}

function pitfallPage(pitfalls, codeOf) {
  return (
    [
      '# Twelve pitfalls of such a move',
      'Each preview and each `verify` ends with a checklist of what usually goes wrong when a package is lifted out, read from the final tree: `proved`, `open` (nothing shows it), `broken` (the tree shows the contrary), or not about anything here. `extract-codemod explain P6` prints one of them.',
      ...pitfalls.flatMap(({ title, explains, before, after, advice }, at) => [
        `## ${codeOf(at)}: ${title}`,
        explains,
        'Before:',
        fence('text', before),
        'After:',
        fence('text', after),
        `What to do: ${advice}`,
      ]),
    ].join('\n\n') + '\n'
  )
}
