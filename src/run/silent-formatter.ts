import { Formatter } from '@cucumber/cucumber'

/** Says nothing: the runner listens to the messages themselves. Cucumber insists on one formatter for standard output. */
export default class SilentFormatter extends Formatter {}
