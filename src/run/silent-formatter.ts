import { Formatter } from '@cucumber/cucumber'

/** Says nothing: the runner hears the messages themselves. Cucumber insists on a formatter for standard output. */
export default class SilentFormatter extends Formatter {}
