import type { Workspace } from '../../workspace/workspace.ts'

/**
 * Whether something goes on having a text that is no name and that says another name afterwards (`f"{module}.md"`): a file, a place that
 * spells it out, an address on the web. Else it is what the program makes of a name that it has, and follows it.
 */
export function isSpeltElsewhere(workspace: Workspace, text: string): boolean {
  if (text.includes('://') || workspace.mentioning([text]).length > 0) return true
  const end = `/${text.replace(/^\/+/, '')}`
  return workspace.list().some((path) => `/${path}`.endsWith(end))
}
