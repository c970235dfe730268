/**
 * Lines of cells under each other; cells of numbers to the right.
 *
 * @param lines - header first
 */
export function columns(lines: readonly (readonly (string | number)[])[]): string {
  const width = (column: number): number => Math.max(...lines.map((line) => String(line[column] ?? '').length))
  const widths = (lines[0] ?? []).map((_, column) => width(column))
  return lines
    .map((line) =>
      line
        .map((cell, i) =>
          typeof cell === 'number' ? String(cell).padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
