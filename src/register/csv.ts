import type { CoverageRow } from './coverage.js'

/** One field as RFC 4180 has it; a leading sign or `=` is defused, since people open these files in a spreadsheet. */
export function csvField(value: string | number): string {
  const text = String(value)
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows of fields as CSV text, header first, lines ended by a line feed. */
export const csv = (lines: readonly (readonly (string | number)[])[]): string =>
  lines.map((line) => `${line.map(csvField).join(',')}\n`).join('')

const yes = (value: boolean): string => (value ? 'yes' : 'no')

/** The coverage table as it is committed: requirements/coverage/<variant>.csv. */
export const coverageCsv = (table: readonly CoverageRow[]): string =>
  csv([
    ['id', 'interaction', 'level', 'page', 'declared', 'exercised', 'proven', 'excused'],
    ...table.map((row) => [
      row.id,
      row.interaction,
      row.level,
      row.page,
      yes(row.declared),
      yes(row.exercised),
      yes(row.proven),
      row.excused ?? '',
    ]),
  ])
