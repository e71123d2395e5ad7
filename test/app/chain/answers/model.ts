import type { ToolId } from '../../../../app/chain/model.ts'

/** What a tool comes to, and which of its source files says so. */
export type ToolAnswers = {
  readonly tool: ToolId
  readonly source: string
  /** Scenario: the provider that wins, the class of the error that stops the tool, or `none`. */
  readonly answers: Readonly<Record<string, string>>
}
