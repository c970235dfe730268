/**
 * For editors and for `npx cucumber-js` in a dry run: they find the step definitions here. Runs are started with
 * `gpc-assure run`, which opens the target that the steps work on.
 */
export default {
  import: ['dist/steps/**/*.js'],
  paths: ['features/**/*.feature'],
  strict: true,
}
