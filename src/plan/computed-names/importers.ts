/** What imports a module or finds it by a name that it is handed, by the last word of the callee. */
export const IMPORTERS: readonly string[] = [
  'import_module',
  '__import__',
  'find_spec',
  'resolve_name',
  'run_module',
  'import_string',
  'locate',
]

/** A callee, as it is written, that ends with one of these. */
export const ENDS_WITH_IMPORTER = new RegExp(`(?:^|\\.)(?:${IMPORTERS.join('|')})$`)
