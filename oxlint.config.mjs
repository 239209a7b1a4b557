import { layerOverrides } from './scripts/layers.mjs'

export default {
  plugins: [
    'eslint',
    'typescript',
    'unicorn',
    'oxc',
    'import',
    'react',
    'jsx-a11y',
    'vitest',
    'promise',
  ],
  env: { builtin: true, es2023: true, browser: true, node: true },
  settings: { vitest: { typecheck: false } },
  ignorePatterns: ['dist', 'coverage', 'node_modules', 'playwright-report', 'test-results'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    // Nothing untyped, nothing unhandled.
    'typescript/no-explicit-any': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-deprecated': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/consistent-type-definitions': ['error', 'interface'],
    'typescript/prefer-readonly': 'error',
    'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
    // Branding a parsed text is a cast; `parseId<SubnetId>(text)` names its type once.
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/no-unnecessary-type-parameters': 'off',
    // The compiler proves it (noImplicitReturns), and knows when a switch is exhaustive.
    'typescript/consistent-return': 'off',
    // A helper beside its only caller reads better than one far away.
    'unicorn/consistent-function-scoping': 'off',

    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'import/no-duplicates': ['error', { 'prefer-inline': false }],
    'import/no-unassigned-import': ['error', { allow: ['**/*.css'] }],

    eqeqeq: 'error',
    'no-console': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-param-reassign': 'error',
    'no-else-return': 'error',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',

    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'react/hooks': 'off', // the same faults as the two above
    'react/exhaustive-effect-dependencies': 'off',
    'react/jsx-no-target-blank': 'error',
    'react/button-has-type': 'error',
    'react/no-array-index-key': 'error',
    'react/react-in-jsx-scope': 'off',

    'vitest/no-focused-tests': 'error',
    'vitest/no-disabled-tests': 'error',
    'vitest/no-identical-title': 'error',
    'vitest/expect-expect': 'off',
    'vitest/require-to-throw-message': 'off',
  },
  overrides: [
    {
      // Nobody imports the application but main.tsx.
      files: ['src/main.tsx'],
      rules: {
        'no-restricted-imports': [
          'error',
          { patterns: [{ regex: '^@/(?:testing|cli)(/|$)', message: 'Not part of the page.' }] },
        ],
      },
    },
    ...layerOverrides(),
    {
      files: ['**/*.test.{ts,tsx}', 'src/testing/**', 'e2e/**'],
      rules: { 'typescript/no-non-null-assertion': 'off' },
    },
    {
      files: ['src/cli/**', 'src/testing/bench/**', 'scripts/**'],
      rules: { 'no-console': 'off' },
    },
    {
      // Playwright's own names: `use` is no hook, and its tests are not vitest's.
      files: ['e2e/**'],
      rules: { 'react/rules-of-hooks': 'off', 'vitest/no-conditional-tests': 'off' },
    },
    {
      files: ['*.config.{ts,mjs}'],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      // Plain JavaScript that must run before anything is installed.
      files: ['**/*.mjs'],
      rules: {
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-return': 'off',
        'typescript/restrict-template-expressions': 'off',
      },
    },
  ],
}
