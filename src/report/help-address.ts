import type { FindingCode } from '../model/findings/finding-table.ts'

/** Where the files of a published version can be read without installing it. */
export function publishedAddress(file: string, version: string): string {
  return `https://unpkg.com/extract-codemod@${version}/${file}`
}

/** Where it stands what a finding is about; a page of `docs/findings`, made from the table behind `explain`. */
export function helpAddress(code: FindingCode, version: string): string {
  return publishedAddress(`docs/findings/${code}.md`, version)
}
