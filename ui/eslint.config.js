import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const clock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The core reads the clock; the window draws.'
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The core reads the clock; the window draws.'
  },
  {
    selector: "AssignmentExpression[left.property.name='innerHTML']",
    message: 'Text is text: no HTML is made of it.'
  }
];

export default ts.config(
  { ignores: ['dist', 'src/generated'] },
  ...ts.configs.recommended,
  ...svelte.configs['flat/recommended'],
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
  },
  {
    rules: {
      'no-undef': 'off',
      'no-restricted-syntax': ['error', ...clock],
      'svelte/no-at-html-tags': 'error',
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/prefer-svelte-reactivity': 'off'
    }
  },
  {
    files: ['src/**'],
    ignores: ['src/host/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@tauri-apps/*'], message: 'Only src/host knows the window.' }] }
      ]
    }
  }
);
