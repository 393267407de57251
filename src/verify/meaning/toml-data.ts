import { mappingOf } from '../../model/mapping.ts'
import { parseToml } from '../../toml/parse-toml.ts'

/** The top-level table of a TOML text; an empty one for a text that cannot be read, of which other checks tell. */
export function tomlData(text: string): Readonly<Record<string, unknown>> {
  try {
    return mappingOf(parseToml(text))
  } catch {
    return {}
  }
}
