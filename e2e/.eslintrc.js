module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // These tests run the commands of scripts/, which is no package: there is no name to import it by.
    '@backstage/no-relative-monorepo-imports': 'off',
  },
});
