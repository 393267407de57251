/**
 * What every module has of its own without a statement that binds it (language reference 3.2.7, "Import-related attributes on module
 * objects"): code that reads one of these says where it stands.
 */
export const MODULE_ATTRIBUTES: ReadonlySet<string> = new Set([
  '__name__',
  '__file__',
  '__package__',
  '__path__',
  '__spec__',
  '__loader__',
  '__doc__',
  '__builtins__',
  '__dict__',
  '__cached__',
])

/**
 * What a module may define for Python to ask of it: its attributes that are not there and their list (PEP 562), what a star takes (language
 * reference 7.11), which imports are lazy (PEP 810). Found in another module, they speak of that one.
 */
const MODULE_HOOKS: ReadonlySet<string> = new Set([
  '__getattr__',
  '__dir__',
  '__all__',
  '__class__',
  '__lazy_modules__',
])

/** Whether a top-level name is about its module, and means another thing in any other. */
export function isAboutItsModule(name: string): boolean {
  return MODULE_ATTRIBUTES.has(name) || MODULE_HOOKS.has(name)
}
