import type { FindingCode } from '../../model/findings/finding-table.ts'
import { UserError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import type { SourceFile } from '../../model/source-file.ts'
import { manifestTables } from './manifest-tables.ts'

/** What the monolith's own manifest says, as far as a new member is made from it. */
export interface ProjectManifest {
  readonly data: Readonly<Record<string, unknown>> | undefined
  readonly findings: readonly Finding[]
}

/** Read the root `pyproject.toml`; a missing or broken one is a finding, and the member is made without it. */
export function readProject(file: SourceFile | undefined): ProjectManifest {
  const empty = { data: undefined }
  if (file === undefined) {
    return {
      ...empty,
      findings: [
        problem(
          'no-manifest',
          'there is no pyproject.toml at the root, so the workspace was not told of the new member',
          'Add the member, its source and the dependency where your build is configured.',
        ),
      ],
    }
  }
  try {
    return { data: manifestTables(file.text), findings: [] }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const line = error.problems[0]?.line
    return {
      ...empty,
      findings: [
        {
          ...problem(
            'manifest-not-read',
            `pyproject.toml cannot be read: ${error.problems[0]?.message ?? error.message}`,
            'Mend it and run again; it was left as it is.',
          ),
          place: { path: file.path, ...(line === undefined ? {} : { line }) },
        },
      ],
    }
  }
}

function problem(code: FindingCode, reason: string, advice: string): Finding {
  return { code, level: 'warning', reason, advice, place: { path: 'pyproject.toml' } }
}
