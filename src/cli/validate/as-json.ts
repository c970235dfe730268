import type { Reporter } from './report.js'

/** For machines: one finding a line, as JSON, with the name of its text; nothing for a text without findings. */
export const asJson: Reporter = {
  text: ({ name, shown }) => shown.map((finding) => `${JSON.stringify({ file: name, ...finding })}\n`).join(''),
  end: () => '',
}
