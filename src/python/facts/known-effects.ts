import { firstPartOf } from '../../model/names.ts'
import { isStandardLibrary } from './python-names.ts'

/** What a call into a library outside the tree does with what it is given: wraps and forgets it, keeps it, or nobody knows. */
export type LibraryEffect = 'wraps' | 'keeps' | 'unknown'

/** Of the standard library: functions that put what they are given on a list of the interpreter (library reference). */
const KEEPING =
  /^(atexit|codecs)\.(un)?register|^codecs\.register_error$|^copyreg\.|^signal\.signal$|^sys\.(settrace|setprofile|addaudithook)$|^threading\.(settrace|setprofile)$|^os\.register_at_fork$|^gc\.callbacks|^faulthandler\.register$|^functools\.(partial|partialmethod|reduce)$|^webbrowser\.register$|^shutil\.register_|^mimetypes\.add_type$/

/** Libraries whose decorators wrap, compile or mark; by the top of the name they are imported as. */
const WRAPPING = new Set(
  (
    'torch numba numpy jax flax click typer pytest typing_extensions attr attrs pydantic jaxtyping beartype typeguard ' +
    'deprecated tenacity overrides hypothesis mock cachetools'
  ).split(' '),
)

/**
 * Decorators of other libraries that wrap or mark what they are given and keep no list of it (documentation of each): `implementer` writes on the
 * class, as `observe` does on the method.
 */
const WRAPPING_NAMES =
  /^(?:zope\.interface\.(?:declarations\.)?(?:implementer|implementer_only|provider)|twisted\.internet\.defer\.(?:inlineCallbacks|deferredGenerator)|twisted\.python\.deprecate\.deprecated(?:Property)?|tornado\.gen\.coroutine|tornado\.web\.(?:authenticated|removeslash|addslash|stream_request_body)|traitlets\.(?:traitlets\.)?(?:default|observe|observe_compat|validate|signature_has_traits)|werkzeug\.utils\.cached_property|django\.utils\.(?:functional|decorators)\.\w+|asgiref\.sync\.\w+|wrapt\.decorator|decorator\.decorator|param\.(?:depends|output))$/

/** Exceptions of these: what their documentation calls registering or overloading. */
const KEEPING_PARTS = /(^|\.)(register\w*|overload\w*|library|custom_op|impl|lower_\w+|typeof_impl|box|unbox)(\.|$)/

/** Base classes whose metaclass or `__init_subclass__` keeps each subclass on a list others read (documentation of each library). */
const KEEPING_BASES =
  /^(django\.(contrib\.gis\.)?db\.models\.|django\.apps\.AppConfig$|django\.contrib\.auth\.models\.(Abstract|Permissions)|sqlalchemy\.(orm|ext\.declarative)\.|flask_sqlalchemy\.|sqlmodel\.SQLModel$|yaml\.YAMLObject$|luigi\.|mongoengine\.|marshmallow\.Schema$|celery\.Task$|rest_framework\.|graphene\.)/

/** What a decorator or call does that resolves to `name` (absolute, dotted, not of the tree). */
export function libraryEffect(name: string): LibraryEffect {
  if (isStandardLibrary(name)) return KEEPING.test(name) ? 'keeps' : 'wraps'
  if (WRAPPING_NAMES.test(name)) return 'wraps'
  if (!WRAPPING.has(firstPartOf(name))) return 'unknown'
  return KEEPING_PARTS.test(name) ? 'keeps' : 'wraps'
}

/** Whether making a subclass of `name` (absolute, dotted, not of the tree) puts it on a list of its library. */
export function libraryKeepsSubclasses(name: string): boolean {
  return KEEPING_BASES.test(name)
}

/** What of the standard library and the builtins gives another answer at another moment (library reference); by absolute name. */
const OF_THE_MOMENT =
  /^(os\.(environ|environb|getenv|getcwd|getpid|listdir|scandir|stat|urandom|getlogin)|sys\.(argv|path|stdin|stdout|stderr|modules)|time\.(time|monotonic|perf_counter|process_time|localtime|gmtime|ctime|strftime)(_ns)?|datetime\.(datetime|date)\.(now|today|utcnow)|random\.\w+|uuid\.uuid[14]|secrets\.\w+|socket\.gethostname|getpass\.get\w+|tempfile\.mk\w+|subprocess\.\w+|open|input)(\.|$)/

/** Whether what an absolute dotted name gives depends on when it is asked: the environment, the clock, files, chance. */
export function isOfTheMoment(name: string): boolean {
  return OF_THE_MOMENT.test(name) || /\.read_(text|bytes)$/.test(name)
}

/** Modules and functions of the standard library that give something and change nothing of what others see (library reference). */
const GIVING =
  /^(os\.(path|fspath|fsencode|fsdecode|getenv|listdir|stat|getcwd|getpid)|logging\.(getLogger|LoggerAdapter|NullHandler)|platform|re|functools|itertools|operator|inspect|math|cmath|typing|types|collections|dataclasses|enum|abc|pathlib|string|struct|copy|textwrap|contextlib|fractions|decimal\.Decimal|datetime|weakref\.(ref|proxy|Weak\w+)|hashlib|ast|keyword|numbers|bisect|heapq|base64|binascii|difflib|fnmatch|statistics|unicodedata|threading\.(R?Lock|local|Event|Condition|Semaphore)|time\.(time|monotonic|perf_counter)(_ns)?|sys\.(getsizeof|intern|getrefcount))(\.|$)/

/** Whether a call of `name` (absolute, dotted, of a library) changes nothing that others see, but for what it calls of what it is given. */
export function changesNothing(name: string): boolean {
  return GIVING.test(name)
}

/**
 * Libraries whose decorators look up the names that stand in annotations of what they decorate, at once or when it is called, in its module
 * (documentation of each library); by the top of the name they are imported as.
 */
const LOOKING_UP = new Set(
  (
    'pydantic pydantic_ai fastapi fastmcp mcp typer cyclopts tyro injector dishka beartype typeguard strawberry prefect litestar ' +
    'starlite ninja ninja_extra blacksheep faststream taskiq plum multimethod ovld apischema langchain_core agents pandera magicgui'
  ).split(' '),
)

/** Whether what resolves to `name` (absolute, dotted, of a library; `()` for what a call gives) looks up annotations of a function it is given. */
export function looksUpAnnotations(name: string): boolean {
  return LOOKING_UP.has(firstPartOf(name))
}
