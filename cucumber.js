/**
 * For editors and for `npx cucumber-js`: they find the step definitions here, once they are built. It is always a dry
 * run, which lists the scenarios and fails on a step without one definition. Runs are started with `gpc-assure run`,
 * which opens the target that the steps work on. The paths are Cucumber's own (features/), so that a feature that is
 * named is taken alone.
 */
export default {
  import: ['dist/steps/**/*.js'],
  format: ['./dist/src/run/dry-run-formatter.js'],
  dryRun: true,
  strict: true,
}
