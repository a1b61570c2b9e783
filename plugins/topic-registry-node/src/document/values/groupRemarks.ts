import { InlineText } from '../text/InlineText';
import { splitOutside } from './split';

// "group: x", "CG `x`", "group id = x".
const LABEL =
  /^(?:(?:kafka )?consumer[ -]?groups?(?: ids?| names?)?|groups?(?:[ .-]?ids?)?|cg|gid|consumer-group|gruppe|verbrauchergruppe|groupe|grupo|gruppo|группа|消费组|消费者组|グループ|그룹)(\s*[:=：]\s*|\s+)/i;
const NAME = /^[\w.:-]+$/;
// A name that says by itself that it is one of a group.
const GROUP_NAME =
  /(?:^|[-_.])(?:cg|group|grp)(?:[-_.]?v?\d+)?$|^(?:cg|group|grp)[-_.]/i;
const CONSUMER_NAME = /[-_.]consumers?(?:[-_.]?v?\d+)?$/;

/**
 * Takes the consumer groups out of what stands in parentheses after a consumer:
 * "(`fraud-engine-cg`)", "(group: `x`)". What else it says is its note.
 */
export function readGroupRemark(bracket: InlineText | undefined): {
  groups?: InlineText[];
  note?: string;
} {
  if (!bracket || bracket.isBlank) return {};
  const groups: InlineText[] = [];
  const notes: string[] = [];
  let isLabelled = false;
  for (const { text } of splitOutside(bracket, /\s*[,;、，；]\s*|\s+and\s+/)) {
    const label = LABEL.exec(text.text);
    const name = label ? text.slice(label[0].length) : text;
    const isCode = name.isCode(0);
    const isNamed = label
      ? isCode || label[1].trim() !== '' || GROUP_NAME.test(name.text)
      : (isLabelled && isCode) ||
        GROUP_NAME.test(name.text) ||
        (isCode && CONSUMER_NAME.test(name.text));
    if (isNamed && NAME.test(name.text)) {
      groups.push(name);
      isLabelled ||= label !== null;
    } else notes.push(text.words);
  }
  return {
    groups: groups.length > 0 ? groups : undefined,
    note: notes.length > 0 ? notes.join(', ') : undefined,
  };
}
