import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/** A file imports lower ranks and its own room, nothing else: siblings of one rank do not know each other. */
const RANKS: Readonly<Record<string, number>> = {
  'src/model': 0,
  'src/text': 1,
  'src/templates': 1,
  'src/workspace': 2,
  'src/python': 3,
  'src/yaml': 3,
  'src/toml': 3,
  'src/json': 3,
  'src/markdown': 3,
  'src/plan': 4,
  'src/engine': 5,
  'src/verify': 5,
  'src/attempt': 6,
  transforms: 6,
  'src/report': 7,
  'src/disk': 7,
  'src/git': 7,
  'src/jscodeshift': 7,
  'src/apply': 8,
  'src/cli': 9,
}

/** The rooms of a room, lowest first: a file imports its own and those before it. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'src/python': ['facts', 'parse', 'index', 'edit'],
  'src/plan': [
    'recipe',
    'manifests',
    'workflows',
    'names',
    'mentions',
    'relocation',
    'reached-by-text',
    'shims',
    'decide',
    'optional',
    'lazy-api',
    'member',
    'pitfalls',
    'member-tests',
    'propose',
  ],
  'src/verify': ['proof', 'meaning', 'checks', 'pitfalls', '.'],
}

/** Each dependency has one owner. What is not listed here may not be imported at all. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  'magic-string': ['src/text'],
  diff: ['src/text'],
  picomatch: ['src/workspace'],
  'web-tree-sitter': ['src/python'],
  'js-yaml': ['src/yaml'],
  'jsonc-parser': ['src/json'],
  'toml-eslint-parser': ['src/toml'],
  'smol-toml': ['src/toml'],
  'mdast-util-from-markdown': ['src/markdown'],
  zod: ['src/plan'],
  '@renovatebot/pep440': ['src/plan/manifests/version-order.ts'],
  ignore: ['src/disk'],
  'write-file-atomic': ['src/disk'],
  jscodeshift: ['src/jscodeshift'],
  commander: ['src/cli'],
  'node:fs': ['src/disk', 'src/python/parse/grammar.ts'],
  'node:fs/promises': ['src/disk'],
  'node:child_process': ['src/git', 'src/disk/list-files.ts'],
  // Compiler flags for the grammar.
  'node:v8': ['src/python/parse/grammar.ts'],
  'node:process': ['src/cli'],
  'node:readline': ['src/cli'],
  'node:readline/promises': ['src/cli'],
}

/** Builtins that reach nothing outside of the program, so anybody may use them. */
const FREE_BUILTINS = ['node:buffer', 'node:crypto', 'node:module', 'node:os', 'node:path', 'node:url', 'node:util']

const LINE_CAP = 300

const root = fileURLToPath(new URL('..', import.meta.url))

interface Source {
  readonly path: string
  readonly folder: string
  readonly text: string
  /** The text without comments. */
  readonly code: string
  readonly imports: readonly string[]
}

const sources = ['src', 'transforms'].flatMap((folder) => filesBelow(folder).map(sourceOf))
const testFiles = filesBelow('test').filter((path) => path.endsWith('.ts'))

describe('folders', () => {
  test('every folder has a rank', () => {
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.filter(({ folder }) => RANKS[folder] === undefined).map(({ path }) => path)).toEqual([])
  })

  test('every source file is TypeScript', () => {
    expect(sources.filter(({ path }) => !path.endsWith('.ts')).map(({ path }) => path)).toEqual([])
  })

  test('a file imports lower ranks and its own folder only', () => {
    const wrong = sources.flatMap(({ path, folder, imports }) =>
      imports.filter(isRelative).flatMap((specifier) => {
        const target = folderOf(resolved(path, specifier))
        const isAllowed = target === folder || (RANKS[target] ?? Infinity) < (RANKS[folder] ?? -1)
        return isAllowed ? [] : [`${path} imports ${specifier}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  test('a room of rooms holds them alone, and each imports lower ones and itself only', () => {
    const floorOf = (path: string): number => {
      const house = folderOf(path)
      const inside = dirname(path).slice(house.length + 1)
      return (ROOMS[house] ?? []).indexOf(inside === '' ? '.' : inside)
    }
    const inRooms = sources.filter(({ folder }) => ROOMS[folder] !== undefined)
    expect(inRooms.filter(({ path }) => floorOf(path) === -1).map(({ path }) => path)).toEqual([])
    const wrong = inRooms.flatMap(({ path, folder, imports }) =>
      imports.filter(isRelative).flatMap((specifier) => {
        const target = resolved(path, specifier)
        return folderOf(target) === folder && floorOf(target) > floorOf(path) ? [`${path} imports ${specifier}`] : []
      }),
    )
    expect(wrong).toEqual([])
  })

  test('every relative import names a file that exists, with its ending', () => {
    const paths = new Set(sources.map(({ path }) => path))
    const wrong = sources.flatMap(({ path, imports }) =>
      imports.filter(isRelative).flatMap((specifier) => {
        return paths.has(resolved(path, specifier)) ? [] : [`${path} imports ${specifier}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})

describe('packages', () => {
  test('each is imported by its owner only', () => {
    const wrong = sources.flatMap(({ path, folder, imports }) =>
      imports.flatMap((specifier) => {
        if (isRelative(specifier) || FREE_BUILTINS.includes(specifier)) return []
        const owners = OWNERS[packageOf(specifier)] ?? []
        return owners.includes(folder) || owners.includes(path) ? [] : [`${path} imports ${specifier}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  test('each dependency of package.json has an owner', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }
    expect(Object.keys(manifest.dependencies).filter((name) => OWNERS[name] === undefined)).toEqual([])
  })

  test('builtins carry the node: prefix', () => {
    const wrong = sources.flatMap(({ path, imports }) => {
      return imports.filter((one) => builtinModules.includes(one)).map((one) => `${path} imports ${one}`)
    })
    expect(wrong).toEqual([])
  })

  test('the process and the console belong to the command line', () => {
    const outside = sources.filter(({ folder }) => folder !== 'src/cli')
    expect(linesWith(outside, /(?<![\w.'"`$/-])(process|console)\.\w/)).toEqual([])
  })

  test('only main sets the exit code, and nobody ends the process', () => {
    const others = sources.filter(({ path }) => path !== 'src/cli/main.ts')
    expect(linesWith(others, /process\.exitCode/)).toEqual([])
    expect(linesWith(sources, /process\.exit\(/)).toEqual([])
  })
})

describe('files', () => {
  test(`none has more than ${LINE_CAP} lines`, () => {
    const tooLong = [...sources.map(({ path }) => path), ...testFiles].filter((path) => {
      return readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length > LINE_CAP
    })
    expect(tooLong).toEqual([])
  })

  test('names are kebab-case', () => {
    const names = [...sources.map(({ path }) => path), ...testFiles]
    expect(names.filter((path) => !/(^|\/)[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(path))).toEqual([])
  })

  test('no name says nothing', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|manager|service|handler|processor)\.ts$/
    expect(sources.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([])
  })

  test('everything is exported by name', () => {
    // The contract of jscodeshift for a transform module is a default export.
    const ours = sources.filter(({ path }) => !/^src\/cli\/[a-z-]+-entry\.ts$/.test(path))
    expect(linesWith(ours, /^\s*export default\b|\bas default\b/)).toEqual([])
  })

  test('no enums', () => {
    expect(linesWith(sources, /^\s*(export\s+)?(const\s+)?enum\s/)).toEqual([])
  })

  test('no name of a particular repository is built in', () => {
    expect(linesWith(sources, /viscy|cellkit|\bhcs\b|iohub|monai/i)).toEqual([])
  })
})

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .sort()
}

function sourceOf(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const code = withoutComments(text)
  return { path, folder: folderOf(path), text, code, imports: importsOf(code) }
}

/** `src/x` or `transforms`, however deep the file lies. */
function folderOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  return first === 'src' && path.split('/').length > 2 ? `${first}/${second}` : first
}

/** Comments that stand on lines of their own or behind code; a `/*` inside a line may be part of a glob. */
function withoutComments(text: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, ' ')
  return text.replace(/^[ \t]*\/\*[\s\S]*?\*\//gm, blank).replace(/(^|\s)\/\/ .*$/gm, blank)
}

/** Static imports and re-exports, types too, and dynamic imports of a literal. */
function importsOf(code: string): readonly string[] {
  const patterns = [
    /^(?:import|export)\b[^'"`;=]*?\bfrom\s*'([^']+)'/gm,
    /^import\s*'([^']+)'/gm,
    /\bimport\(\s*'([^']+)'/g,
  ]
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''))
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.')
}

function resolved(path: string, specifier: string): string {
  return normalize(join(dirname(path), specifier)).replaceAll('\\', '/')
}

/** `@scope/name` or `name` of a specifier that may go deeper; builtins stay whole. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function linesWith(files: readonly Source[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
  )
}
