module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // This file is held to the rules too.
  ignorePatterns: ['!.eslintrc.js'],
});
