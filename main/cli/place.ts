import type { ProfileBook } from '../../app/profile/model.ts'
import { originAt } from '../../app/view/origin.ts'

/** `config:12`, for a person. */
export function placeLabel(book: ProfileBook, file: string, line: number): string {
  return originAt(book.files, file, line).label
}
