/** Everything was done, or there was nothing to do. */
export const DONE = 0
/** Refused, with nothing written. */
export const REFUSED = 1
/** The flags or the recipe are wrong. */
export const USAGE = 2
/** `try`: what the level asks for could not be tried. */
export const NOT_TRIED = 2
/** A mistake of this program. */
export const BUG = 3
/** `--check`, and there are changes to be made. */
export const CHANGES = 4
/** The tree is in the middle: `apply --continue` or `apply --abort`. */
export const UNFINISHED = 5
