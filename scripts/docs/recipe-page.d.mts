/** One example for each key of the recipe. */
export const EXAMPLES: Readonly<Record<string, string>>
export function recipePage(schema: unknown): string
