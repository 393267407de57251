import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the checkout, with a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** One file of the program, with what it imports. */
export interface Source {
  readonly path: string
  readonly folder: string
  readonly text: string
  /** The text without comments. */
  readonly code: string
  readonly imports: readonly string[]
}

/** Every file of `src` and `transforms`. */
export const sources = ['src', 'transforms'].flatMap((folder) => filesBelow(folder).map(sourceOf))
/** Paths of the TypeScript files of the tests. */
export const testFiles = filesBelow('test').filter((path) => path.endsWith('.ts'))

export function filesBelow(folder: string): readonly string[] {
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
export function folderOf(path: string): string {
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

export function isRelative(specifier: string): boolean {
  return specifier.startsWith('.')
}

export function resolved(path: string, specifier: string): string {
  return normalize(join(dirname(path), specifier)).replaceAll('\\', '/')
}

/** `@scope/name` or `name` of a specifier that may go deeper; builtins stay whole. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
