import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';

/**
 * The overview of an API shows who provides and consumes it. Its definition has
 * a tab of its own, and as a card would push everything else out of sight.
 */
export const apiDocs = apiDocsPlugin.withOverrides({
  extensions: [
    apiDocsPlugin
      .getExtension('entity-card:api-docs/definition')
      .override({ disabled: true }),
  ],
});
