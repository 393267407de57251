import { UserError } from '../../model/errors.ts'
import { mappingOf } from '../../model/mapping.ts'
import { parseToml } from '../../toml/parse-toml.ts'

/** What has to be a table: the specification of pyproject.toml (PEP 518, 621, 735), and the tables of tools that the program writes to. */
const TABLES: readonly (readonly string[])[] = [
  ...['build-system', 'project', 'dependency-groups', 'tool'].map((key) => [key]),
  ...['optional-dependencies', 'scripts', 'entry-points', 'urls'].map((key) => ['project', key]),
  ...['uv', 'poetry', 'pdm', 'hatch', 'flit', 'setuptools', 'pixi'].map((key) => ['tool', key]),
  ...['workspace', 'sources'].map((key) => ['tool', 'uv', key]),
]

/** The tables of a `pyproject.toml`. Throws UserError, with the line where the parser says it, for no TOML and for a value where a table has to be. */
export function manifestTables(text: string): Readonly<Record<string, unknown>> {
  const data = mappingOf(parseToml(text))
  const wrong = TABLES.find((path) => {
    const value = path.reduce<unknown>((at, key) => mappingOf(at)[key], data)
    return value !== undefined && !isTable(value)
  })
  if (wrong === undefined) return data
  throw new UserError('the manifest cannot be read', [{ message: `\`${wrong.join('.')}\` has to be a table` }])
}

function isTable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
