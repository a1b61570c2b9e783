import { InlineText } from '../text/InlineText';

const PROGRAM =
  /^(?:\$\s*)?(?:sudo\s+)?(?:\.{0,2}\/\S+|python[\d.]*|node|npm|npx|yarn|pnpm|java|go|cargo|ruby|php|perl|bash|sh|zsh|pwsh|make|gradle|mvn|docker|podman|kubectl|helm|curl|wget|http|kcat|kafkacat|kafka-[\w-]+(?:\.sh)?|uv|poetry|pipenv|deno|bun|dotnet|spark-submit|flink|airflow|dagster|psql|aws|gcloud|az|\S+\.(?:py|sh|js|ts|rb|jar|ps1|bat|exe|pl))\s/;
const FLAG = /\s--?[A-Za-z][\w-]*(?:[=\s]|$)/;

/**
 * Tells a command to type, such as `python sim/main.py --publish`: it says how
 * messages get there, not which service sends them.
 */
export function isCommand(text: InlineText): boolean {
  const [code] = text.codes;
  if (!code || code.start !== 0) return false;
  const words = text.text.slice(code.start, code.end).trim();
  return /\s/.test(words) && (PROGRAM.test(words) || FLAG.test(words));
}
