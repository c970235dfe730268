import { Formatter, type IFormatterOptions } from '@cucumber/cucumber'
import type { Envelope } from '@cucumber/messages'
import { setRunContext, type RunContext } from './context.js'
import { Lint } from './lint.js'

/**
 * What `npx cucumber-js` shows by cucumber.js: the scenarios, and what is wrong with the features. Cucumber itself ends
 * every dry run in 0; here a problem ends it in 1.
 */
export default class DryRunFormatter extends Formatter {
  static override readonly documentation = 'Lists scenarios and finds steps without one definition, in a dry run'

  constructor(options: IFormatterOptions) {
    super(options)
    // A dry run makes a World for each scenario but runs no step of it: nothing of the context is used.
    setRunContext({} as RunContext)
    const lint = new Lint()
    options.eventBroadcaster.on('envelope', (envelope: Envelope) => {
      lint.take(envelope)
      if (envelope.testRunFinished) this.tell(lint)
    })
  }

  private tell({ scenarios, problems }: Lint): void {
    const all = [...scenarios, ...problems, `${scenarios.length} scenarios, ${problems.length} problems`]
    this.log(`${all.join('\n')}\n`)
    // Cucumber sets the code of the process itself, after the last formatter.
    if (problems.length > 0) process.once('exit', () => (process.exitCode = 1))
  }
}
