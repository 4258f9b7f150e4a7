import type { z } from 'zod'
import type { ActionDefinition } from '#shared/actions/action.ts'
import type { jobSchema } from '#shared/actions/job.ts'
import type { CustomSubject } from '#shared/domain/custom-field/custom-field.ts'
import type { ListColumn } from '#shared/queries/lists/list-column.ts'
import type { ListSort, ListViewStore } from '../state/list-view.ts'

/** A list of one kind of records: all that choosing columns, saving views, exporting and bulk changes need to know of it. */
export interface ListKind<Row, Filter extends object, Sort extends ListSort> {
  /** Name its saved views are kept under. */
  readonly screen: string
  /** Name this person's own columns are kept under; the screen's where it is left out. */
  readonly layout?: string
  readonly view: ListViewStore<Filter, Sort>
  readonly columns: readonly ListColumn<Row>[]
  /** Columns that are shown unless the person chose others. */
  readonly usual: readonly string[]
  /** Whose fields of the office's own are columns too. */
  readonly subject: CustomSubject | null
  /** What codes are called, by column. */
  readonly words: () => Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly filterSchema: z.ZodType<Filter>
  readonly sortSchema: z.ZodType<Sort>
  readonly exportAction: ActionDefinition<string, z.ZodType, typeof jobSchema>
  /** `things` of the message files that counts its records. */
  readonly things: string
}
