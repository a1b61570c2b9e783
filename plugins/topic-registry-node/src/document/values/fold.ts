/**
 * Lower case without the accents of Latin, Greek and Cyrillic letters, so that
 * words are compared as readers compare them. Signs of other scripts keep their
 * marks: there they make another letter.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/** Most texts are; they have no accents to take off. */
function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) > 0x7f) return false;
  }
  return true;
}
