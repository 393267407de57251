import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One case of `__testfixtures__`, as bytes. */
export interface FixtureCase {
  readonly name: string
  readonly recipe: string
  /** The transform up to which the case runs; undefined: all of them. */
  readonly upTo: string | undefined
  readonly input: Readonly<Record<string, Uint8Array>>
  /** The expected tree; undefined for a case that is refused. */
  readonly output: Readonly<Record<string, Uint8Array>> | undefined
}

const ROOT = fileURLToPath(new URL('../../__testfixtures__', import.meta.url))

/** Every case there is, named `transform/situation`. */
export function fixtureCases(): readonly FixtureCase[] {
  return foldersIn(ROOT).flatMap((focus) =>
    foldersIn(join(ROOT, focus)).map((name) => {
      const folder = join(ROOT, focus, name)
      const output = join(folder, 'output')
      return {
        name: `${focus}/${name}`,
        recipe: readFileSync(join(folder, 'recipe.yml'), 'utf8'),
        upTo: focus === 'pipeline' ? undefined : focus,
        input: filesBelow(join(folder, 'input')),
        output: existsSync(output) ? filesBelow(output) : undefined,
      }
    }),
  )
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .sort()
}

function filesBelow(folder: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files[path.slice(folder.length + 1).replaceAll('\\', '/')] = readFileSync(path)
  }
  return files
}
