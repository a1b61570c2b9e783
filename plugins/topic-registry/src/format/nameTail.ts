/** So much of a name tells it from others of its family. */
const LEAST = 10;
const MOST = 18;
const VERSION = /^v?\d+[._-]?$/i;

/**
 * The end of a name that stays whole where its middle is cut: its last words,
 * since a version or a half word is the same in every name of a family.
 */
export function nameTail(name: string): string {
  let tail = '';
  let told = false;
  for (const word of name.split(/(?<=[._-])/).reverse()) {
    if (tail.length + word.length > MOST) break;
    tail = word + tail;
    told ||= !VERSION.test(word);
    if (told && tail.length >= LEAST) break;
  }
  return told && tail.length < name.length
    ? tail
    : [...name].slice(-LEAST).join('');
}
