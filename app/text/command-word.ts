/** Words that every shell takes as they are; a leading `@` or `-` means something to PowerShell or to the program. */
const PLAIN = /^[\p{L}\p{N}_.:/+][\p{L}\p{N}_.:/+@-]*$/u
/** What a POSIX shell, PowerShell or the Windows command prompt acts on even between double quotes, and what hides or breaks a line. */
const NEVER = /["$`\\%!\u2018-\u201f\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

/**
 * A name as one word of a command that a sentence proposes, whichever shell it is pasted into: names come from files, and what somebody
 * else put into one must not run. A name that cannot be quoted alike everywhere becomes `NAME`; the sentence around it says which is meant.
 */
export function commandWord(name: string): string {
  if (PLAIN.test(name)) return name
  return name === '' || NEVER.test(name) ? 'NAME' : `"${name}"`
}
