import type { FileRole, Place, ProfileBook } from '../profile/model.ts'
import type { OriginView } from './model.ts'

/** The two files' paths: all that a label needs of the book. */
export type FilePaths = Readonly<Record<FileRole, { readonly path: string }>>

/** The last part of a path, for both kinds of separator. */
export const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

/** `config:12` for a line of one of the two files (whatever the file is called), else the file's own name. */
export function originAt(files: FilePaths | ProfileBook['files'], file: string, line: number): OriginView {
  const name =
    file === files.config.path ? 'config' : file === files.credentials.path ? 'credentials' : fileNameOf(file)
  return { label: `${name}:${line}`, file, line }
}

/** The origin of a place in one of the two files. */
export const originOf = (files: ProfileBook['files'], place: Place): OriginView =>
  originAt(files, place.file, place.line)
