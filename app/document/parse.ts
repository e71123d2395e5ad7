import type { Document, Line, LineKind, WrittenSection, WrittenSetting } from './model.ts'
import { once } from './once.ts'
import { scanText } from './scan.ts'

/** Reads one shared file, by the rules of {@link scanText}. Never throws; `printDocument` of the answer is `text` again. */
export function parseDocument(text: string): Document {
  const starts: number[] = []
  const kinds: LineKind[] = []
  const sections: WrittenSection[] = []
  let open: (Omit<WrittenSection, 'lineCount'> & { readonly settings: WrittenSetting[] }) | null = null
  scanText(text, {
    line: (kind, offset) => {
      kinds.push(kind)
      starts.push(offset)
    },
    section: (name, line, offset) => {
      open = { name, line, offset, settings: [] }
    },
    setting: (name, value, line, lineCount) => {
      open?.settings.push({ name, value, line, lineCount })
    },
    end: (line) => {
      if (open !== null) sections.push({ ...open, lineCount: line - open.line })
      open = null
    },
  })
  const lines = once(() => makeLines(text, starts, kinds))
  return {
    text,
    sections,
    get lines() {
      return lines()
    },
  }
}

/** The text of a document: exactly what was parsed. */
export function printDocument(document: Document): string {
  return document.lines.map((line) => line.text).join('')
}

function makeLines(text: string, starts: readonly number[], kinds: readonly LineKind[]): readonly Line[] {
  return kinds.map((kind, index) => {
    const offset = starts[index] ?? 0
    return { kind, text: text.slice(offset, starts[index + 1] ?? text.length), offset, number: index + 1 }
  })
}
