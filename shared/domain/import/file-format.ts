import { z } from 'zod'
import { delimiters } from './csv-scanner.ts'

/** Encodings a text file can be read in. Latin-1 is read as Windows-1252, which it is a part of in practice. */
export const fileEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export const fileEncodingSchema = z.enum(fileEncodings)
export type FileEncoding = z.infer<typeof fileEncodingSchema>

/** How a file is to be read; null is found out from the file. */
export const readingSchema = z.object({
  encoding: fileEncodingSchema.nullable().default(null),
  delimiter: z.enum(delimiters).nullable().default(null),
})
export type Reading = z.output<typeof readingSchema>
